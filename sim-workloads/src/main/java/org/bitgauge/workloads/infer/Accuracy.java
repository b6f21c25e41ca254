package org.bitgauge.workloads.infer;

import com.google.common.primitives.ImmutableIntArray;
import org.bitgauge.workloads.WorkloadException;

/**
 * How many answers are right.
 *
 * @param correct answers whose first class is the right one
 * @param correctInFive answers with the right class among the first five
 * @param count answers
 */
public record Accuracy(int correct, int correctInFive, int count) {
    private static final int FIVE = 5;

    /** Compares answers with labels; {@link WorkloadException} where they do not match. */
    public static Accuracy of(Answers answers, ImmutableIntArray labels) {
        return of(answers, labels, answers.count());
    }

    /** Compares the first {@code count} answers with labels. */
    public static Accuracy of(Answers answers, ImmutableIntArray labels, int count) {
        if (labels.length() != answers.count()) {
            throw new WorkloadException("there are " + answers.count() + " answers and " + labels.length()
                    + " labels; give one label for each sample");
        }
        int correct = 0;
        int inFive = 0;
        for (int i = 0; i < count; i++) {
            int label = labels.get(i);
            if (label < 0 || label >= answers.width()) {
                throw new WorkloadException("label " + label + " of sample " + i + ": the network has classes 0 to "
                        + (answers.width() - 1) + "; are these the labels of another data set?");
            }
            int rank = answers.rank(i, label);
            correct += rank == 0 ? 1 : 0;
            inFive += rank < FIVE ? 1 : 0;
        }
        return new Accuracy(correct, inFive, count);
    }

    /** How many answers agree with those of another run. */
    public static int agreement(Answers one, Answers other) {
        int same = 0;
        for (int i = 0; i < one.count(); i++) {
            same += one.best(i) == other.best(i) ? 1 : 0;
        }
        return same;
    }

    /** Share of right answers. */
    public double top1() {
        return (double) correct / count;
    }

    /** Share of answers with the right class among the first five. */
    public double top5() {
        return (double) correctInFive / count;
    }

    /** Right answers over those of a baseline. */
    public double normalised(Accuracy baseline) {
        return (double) correct / baseline.correct();
    }
}
