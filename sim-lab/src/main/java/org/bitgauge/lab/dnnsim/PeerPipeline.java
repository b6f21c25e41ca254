package org.bitgauge.lab.dnnsim;

import java.util.ArrayDeque;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialRules;
import org.bitgauge.workloads.dnnsim.DnnsimExperiment;

/**
 * The peer's pipeline around the array with DRAM that answers at once: two stages of reading, execution, three of writing
 * back, small buffers between them, then the post-processing unit. One step enters at a time; time jumps from event to
 * event.
 */
final class PeerPipeline {
    private final SerialLayer layer;
    private final PeerMemory memory;
    private final PeerExecution execution;
    private final int activationDelay;
    private final int weightDelay;
    private final int writeDelay;
    private final int activationBufferDelay;
    private final int weightBufferDelay;
    private final int outputBufferDelay;
    private final int activationRows;
    private final int weightRows;
    private final int outputRows;
    private final int composerInputs;
    private final int composerDelay;
    private final int ppuInputs;
    private final int ppuDelay;

    /** A step on its way. */
    private record Step(int[] times, int at, int activationAccesses, int weightAccesses, Results results) {}

    /** What a step writes; nothing but after the last of a pass. */
    private record Results(int composing, int accesses) {
        static final Results NONE = new Results(0, 0);
    }

    private final ArrayDeque<Step> reading = new ArrayDeque<>();
    private final ArrayDeque<Results> computed = new ArrayDeque<>();
    private @org.jspecify.annotations.Nullable Step entering;
    private @org.jspecify.annotations.Nullable Step executing;
    private @org.jspecify.annotations.Nullable Results composing;
    private boolean writing;
    private int activationRowsUsed;
    private int weightRowsUsed;
    private int outputRowsUsed;
    private long buffersReady;
    private long activationsReady;
    private long weightsReady;
    private long outputsReady;
    private long written;
    private long clock;

    PeerPipeline(SerialLayer layer, SerialRules rules, int fronts, DnnsimExperiment e, int dataWidth) {
        this.layer = layer;
        this.memory = new PeerMemory(layer, e, dataWidth);
        this.execution = new PeerExecution(layer, rules, fronts);
        this.activationDelay = e.number("gbuffer_act_read_delay");
        this.weightDelay = e.number("gbuffer_wgt_read_delay");
        this.writeDelay = e.number("gbuffer_act_write_delay");
        this.activationBufferDelay = e.number("abuffer_read_delay");
        this.weightBufferDelay = e.number("wbuffer_read_delay");
        this.outputBufferDelay = e.number("obuffer_write_delay");
        this.activationRows = e.number("abuffer_rows");
        this.weightRows = e.number("wbuffer_rows");
        this.outputRows = e.number("obuffer_rows");
        this.composerInputs = e.number("composer_inputs");
        this.composerDelay = e.number("composer_delay");
        this.ppuInputs = e.number("ppu_inputs");
        this.ppuDelay = e.number("ppu_delay");
    }

    /** Steps of a pass from one to before another. */
    void steps(int group, int set, int pass, int[] times, int from, int to) {
        int steps = layer.steps();
        int weights = memory.weightAccesses(group, pass);
        boolean linear = layer.shape().linear();
        for (int step = from; step < to; step++) {
            int chunk = step % layer.chunks();
            int place = step / layer.chunks();
            int activations = linear
                    ? memory.vectorAccesses(chunk)
                    : memory.activationAccesses(
                            group,
                            set,
                            place % layer.shape().kx(),
                            place / layer.shape().kx(),
                            chunk);
            enter(new Step(
                    times, step, activations, weights, step + 1 == steps ? results(group, set, pass) : Results.NONE));
        }
        drainTimes();
    }

    private Results results(int group, int set, int pass) {
        int longest = 0;
        for (int tile = 0; tile < layer.tilesOf(group, pass); tile++) {
            longest = Math.max(longest, PeerMemory.ceil(memory.outputBlocks(group, set, pass, tile), composerInputs));
        }
        return new Results(longest * composerDelay, memory.outputAccesses(group, set, pass));
    }

    private void enter(Step step) {
        while (entering != null) {
            cycle();
        }
        entering = step;
    }

    /** The times of a pass are only valid until the next: steps that have not executed keep their own. */
    private void drainTimes() {
        ArrayDeque<Step> kept = new ArrayDeque<>();
        reading.forEach(s -> kept.add(own(s)));
        reading.clear();
        reading.addAll(kept);
        if (entering != null) {
            entering = own(entering);
        }
        if (executing != null) {
            executing = own(executing);
        }
    }

    private Step own(Step s) {
        int fronts = execution.fronts();
        int[] times = java.util.Arrays.copyOfRange(s.times, s.at * fronts, (s.at + 1) * fronts);
        return new Step(times, 0, s.activationAccesses, s.weightAccesses, s.results);
    }

    /** One visit of all stages, in the peer's order, then on to the next time something can happen. */
    private void cycle() {
        boolean moved = writeBack();
        moved |= execute();
        moved |= read();
        if (moved) {
            clock++;
        } else {
            clock = next();
        }
    }

    private boolean writeBack() {
        boolean moved = false;
        if (writing && written <= clock) {
            writing = false;
            outputRowsUsed--;
            moved = true;
        }
        if (composing != null && !writing && outputsReady <= clock) {
            written = clock + (long) composing.accesses * writeDelay;
            composing = null;
            writing = true;
            moved = true;
        }
        if (!computed.isEmpty() && composing == null && execution.done() <= clock) {
            composing = computed.remove();
            outputsReady = clock + composing.composing + outputBufferDelay;
            outputRowsUsed++;
            moved = true;
        }
        return moved;
    }

    private boolean execute() {
        Step step = executing;
        if (step == null
                || outputRowsUsed >= outputRows
                || activationsReady > clock
                || weightsReady > clock
                || execution.ready() > clock) {
            return false;
        }
        execution.start(clock, step.times, step.at);
        activationRowsUsed--;
        weightRowsUsed--;
        if (step.results != Results.NONE) {
            computed.add(step.results);
        }
        executing = null;
        return true;
    }

    private boolean read() {
        boolean moved = false;
        if (executing == null && !reading.isEmpty() && buffersReady <= clock) {
            executing = reading.remove();
            activationsReady = clock + activationBufferDelay;
            weightsReady = clock + weightBufferDelay;
            moved = true;
        }
        Step step = entering;
        if (step != null && activationRowsUsed < activationRows && weightRowsUsed < weightRows) {
            buffersReady = Math.max(
                    buffersReady,
                    Math.max(
                            clock + (long) step.activationAccesses * activationDelay,
                            clock + (long) step.weightAccesses * weightDelay));
            activationRowsUsed++;
            weightRowsUsed++;
            reading.add(step);
            entering = null;
            moved = true;
        }
        return moved;
    }

    private long next() {
        long next = Long.MAX_VALUE;
        for (long time : new long[] {
            written, outputsReady, execution.done(), execution.ready(), activationsReady, weightsReady, buffersReady
        }) {
            if (time > clock) {
                next = Math.min(next, time);
            }
        }
        if (next == Long.MAX_VALUE) {
            throw new IllegalStateException("the pipeline waits for nothing");
        }
        return next;
    }

    private void drain() {
        while (entering != null
                || !reading.isEmpty()
                || executing != null
                || !computed.isEmpty()
                || composing != null
                || writing) {
            cycle();
        }
    }

    /** Ends what is under way and hands results to the post-processing unit; 0 where none are complete. */
    void end(long outputs) {
        drain();
        clock += -Math.floorDiv(-outputs, ppuInputs) * ppuDelay;
    }

    /** Cycles so far. */
    long cycles() {
        return clock;
    }
}
