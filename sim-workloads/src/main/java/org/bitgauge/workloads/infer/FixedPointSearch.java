package org.bitgauge.workloads.infer;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.Numerics;
import org.bitgauge.workloads.infer.rounding.TensorRounding;

/**
 * The narrowest fixed point of every layer's activations and weights that keeps enough right answers: first each tensor
 * alone, from 7 bits down as long as it holds; then all together, each k bits wider, with the smallest k that holds; then
 * one bit off at a time, in layer order, activations before weights, until nothing more can go (as Judd et al., "Proteus",
 * ICS 2016, and the profiles of DNNsim).
 */
public final class FixedPointSearch {
    private final InferenceModel model;
    private final Numerics base;
    private final LabelledSamples data;
    private final Calibration calibration;
    private final ActivationCache cache;
    private final int threads;
    private final int threshold;
    private final int correct;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Evaluation> log = new ArrayList<>();
    private int correctJoint;
    private int kept;

    /**
     * A tensor that gets a width.
     *
     * @param layer its layer
     * @param weights whether the weights, else the activations
     * @param signed whether it has negative values; weights always count as signed
     * @param integerBits smallest I with every magnitude below 2^I
     */
    public record Tensor(String layer, boolean weights, boolean signed, int integerBits) {
        /** The format of {@code bits} bits, sign included. */
        public FixedPointFormat format(int bits) {
            return new FixedPointFormat(
                    bits, bits - integerBits - (signed ? 1 : 0), signed, signed, Rounding.NEAREST_EVEN);
        }

        int narrowest() {
            return signed ? 2 : 1;
        }
    }

    /**
     * One evaluation.
     *
     * @param what which tensor, or {@code joint} or {@code final}
     * @param bits its width, or k
     * @param correct right answers; counted only as far as needed where it does not hold
     * @param holds whether there were enough
     */
    public record Evaluation(String what, int bits, int correct, boolean holds) {}

    /**
     * What was found.
     *
     * @param tensors tensors in layer order, activations before weights
     * @param alone width of each alone
     * @param k bits added to each for all together
     * @param correctJoint right answers then
     * @param joint widths then
     * @param chosen widths in the end
     * @param correct right answers in the end
     * @param log every evaluation
     */
    public record Result(
            ImmutableList<Tensor> tensors,
            ImmutableIntArray alone,
            int k,
            int correctJoint,
            ImmutableIntArray joint,
            ImmutableIntArray chosen,
            int correct,
            ImmutableList<Evaluation> log) {
        public Result {
            requireNonNull(tensors, "tensors");
        }
    }

    /**
     * Prepares a search.
     *
     * @param base arithmetic of everything that is not rounded
     * @param share of the right answers of {@code base} that must be kept
     */
    public FixedPointSearch(InferenceModel model, Numerics base, LabelledSamples data, double share, int threads) {
        this.model = model;
        this.base = base;
        this.data = data;
        this.threads = threads;
        this.cache = ActivationCache.of(model, data.samples());
        this.calibration = Calibration.of(model, base, data.samples(), threads);
        this.correct = Accuracy.of(new Inference(model, base, cache).run(data.samples(), threads), data.labels())
                .correct();
        this.threshold = (int) Math.ceil(share * correct);
        for (String layer : model.layers()) {
            Range activations = calibration.activations(layer);
            tensors.add(new Tensor(layer, false, activations.signed(), integerBits(activations)));
            if (calibration.weights().containsKey(layer)) {
                tensors.add(new Tensor(layer, true, true, integerBits(calibration.weights(layer))));
            }
        }
    }

    private static int integerBits(Range range) {
        return range.maxMagnitude() == 0 ? 0 : Math.getExponent(range.maxMagnitude()) + 1;
    }

    /** Ranges of the tensors. */
    public Calibration calibration() {
        return calibration;
    }

    /** Right answers of the network as it is. */
    public int correct() {
        return correct;
    }

    /** Right answers that must be kept. */
    public int threshold() {
        return threshold;
    }

    /** Numbers with the given widths; 0 leaves a tensor as it is. */
    public Numerics numerics(int[] bits) {
        Numerics made = base;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] > 0) {
                Tensor tensor = tensors.get(i);
                TensorRounding rounding = TensorRounding.of(tensor.format(bits[i]));
                LayerNumbers numbers = made.of(tensor.layer());
                made = made.withLayer(
                        tensor.layer(),
                        tensor.weights() ? numbers.withWeights(rounding) : numbers.withActivations(rounding));
            }
        }
        return made;
    }

    /** Runs the search. */
    public Result run() {
        WidthDescent.Widths found =
                new WidthDescent(tensors.stream().mapToInt(Tensor::narrowest).toArray(), this::holds).run();
        if (found.chosen().length == 0) {
            throw new WorkloadException(model.file() + ": no fixed point keeps " + threshold + " of " + correct
                    + " right answers; ask for fewer");
        }
        return new Result(
                ImmutableList.copyOf(tensors),
                ImmutableIntArray.copyOf(found.alone()),
                found.k(),
                correctJoint,
                ImmutableIntArray.copyOf(found.joint()),
                ImmutableIntArray.copyOf(found.chosen()),
                kept,
                ImmutableList.copyOf(log));
    }

    private String name(int tensor) {
        return tensors.get(tensor).layer() + (tensors.get(tensor).weights() ? " weights" : " activations");
    }

    private boolean holds(int[] widths, WidthDescent.Phase phase, int tensor, int bits) {
        int found = new Inference(model, numerics(widths), cache).correctIfAtLeast(data, threshold, threads);
        boolean holds = found >= threshold;
        String what =
                switch (phase) {
                    case ALONE -> name(tensor);
                    case JOINT -> "joint";
                    case FINAL -> "final " + name(tensor);
                };
        log.add(new Evaluation(what, bits, found, holds));
        if (holds && phase != WidthDescent.Phase.ALONE) {
            kept = found;
            correctJoint = phase == WidthDescent.Phase.JOINT ? found : correctJoint;
        }
        return holds;
    }
}
