package org.bitgauge.workloads.infer.graph;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.workloads.infer.kernels.TileKernel;

/** A graph made executable for one batch size; shared by threads, each with a {@link Memory} of its own. */
public final class Plan {
    private final int batch;
    private final int inputSlot;
    private final int inputSize;
    private final int outputSlot;
    private final int[] outputShape;
    private final ImmutableList<Step> steps;
    private final int[] capacities;
    private final Map<Integer, double[]> constants;
    private final ImmutableList<LayerStep> products;
    private final ImmutableList<Cut> cuts;

    Plan(
            int batch,
            int inputSlot,
            int inputSize,
            int outputSlot,
            int[] outputShape,
            ImmutableList<Step> steps,
            int[] capacities,
            Map<Integer, double[]> constants,
            ImmutableList<LayerStep> products,
            ImmutableList<Cut> cuts) {
        this.batch = batch;
        this.inputSlot = inputSlot;
        this.inputSize = inputSize;
        this.outputSlot = outputSlot;
        this.outputShape = outputShape;
        this.steps = steps;
        this.capacities = capacities;
        this.constants = constants;
        this.products = products;
        this.cuts = cuts;
    }

    /** Plans a model for batches of a size, with weights prepared before. */
    public static Plan of(InferenceModel model, Prepared prepared, int batch) {
        return new Planner(model, prepared).plan(batch);
    }

    /** Samples that are run at once. */
    public int batch() {
        return batch;
    }

    /** Values of all samples of a batch. */
    public int inputSize() {
        return inputSize;
    }

    /** Results of all samples of a batch. */
    public int outputSize() {
        return Shape.size(outputShape);
    }

    /** Values of the largest tensor. */
    public int largestTensor() {
        int largest = 0;
        for (int capacity : capacities) {
            largest = Math.max(largest, capacity);
        }
        return largest;
    }

    /** Memory for one thread. */
    public Memory memory() {
        double[][] slots = new double[capacities.length][];
        for (int i = 0; i < slots.length; i++) {
            double[] constant = constants.get(i);
            slots[i] = constant != null ? constant : new double[capacities[i]];
        }
        TileKernel[] kernels = new TileKernel[products.size()];
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = products.get(i).kernel();
        }
        return new Memory(slots, kernels);
    }

    /** Where the samples are put before {@link #run}. */
    public double[] input(Memory memory) {
        return memory.slots[inputSlot];
    }

    /**
     * Runs one batch; the results stay in the returned array until the next run.
     *
     * @param from where to begin; at the input, which must be filled, where absent
     * @param checkpoints what is kept on the way
     */
    public double[] run(Memory memory, LayerProbe probe, Optional<Checkpoint> from, Checkpoints checkpoints) {
        memory.probe = probe;
        long[] before = memory.overflows.clone();
        int at = 0;
        int done = 0;
        if (from.isPresent()) {
            Cut cut = cuts.get(from.get().layer());
            from.get().restore(cut, memory);
            at = cut.step();
            done = cut.layer();
        }
        for (Cut cut : cuts) {
            if (cut.layer() > done && checkpoints.wants(cut.layer())) {
                steps(memory, at, cut.step());
                at = cut.step();
                checkpoints.keep(Checkpoint.of(cut, memory, before));
            }
        }
        steps(memory, at, steps.size());
        return memory.slots[outputSlot];
    }

    private void steps(Memory memory, int from, int to) {
        for (int i = from; i < to; i++) {
            steps.get(i).run(memory);
        }
    }

    /** Additions that overflowed in the layer with that number, over all runs with a memory. */
    public long overflows(Memory memory, int layer) {
        return memory.overflows[layer];
    }
}
