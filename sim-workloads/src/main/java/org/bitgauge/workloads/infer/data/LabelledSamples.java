package org.bitgauge.workloads.infer.data;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;
import org.bitgauge.workloads.WorkloadException;

/**
 * Samples and the right answers.
 *
 * @param samples samples
 * @param labels number of the right class of each sample; empty where none are known
 */
public record LabelledSamples(Samples samples, ImmutableIntArray labels) {
    public LabelledSamples {
        requireNonNull(samples, "samples");
        if (!labels.isEmpty() && labels.length() != samples.count()) {
            throw new WorkloadException(samples.name() + ": " + samples.count() + " samples, but " + labels.length()
                    + " labels; there must be one for each sample");
        }
    }

    /** The first {@code count} samples. */
    public LabelledSamples first(int count) {
        if (count < 1 || count > samples.count()) {
            throw new WorkloadException(samples.name() + ": has " + samples.count() + " samples, not " + count);
        }
        return range(0, count);
    }

    /** Samples from {@code start} to before {@code end}. */
    public LabelledSamples range(int start, int end) {
        return new LabelledSamples(
                new SampleRange(samples, start, end), labels.isEmpty() ? labels : labels.subArray(start, end));
    }
}
