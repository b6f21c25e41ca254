package org.bitgauge.units.fabric;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.event.Handler;
import org.bitgauge.core.event.Simulator;

/** A pipeline in the event kernel: one event at the end of every row. Bounded buffers push back. */
public final class PipelineRun {
    private static final int ROW_DONE = 0;

    private final Simulator simulator = new Simulator();
    private final List<StageRun> stages = new ArrayList<>();
    private final long images;

    private PipelineRun(Pipeline pipeline, long images) {
        this.images = images;
        for (Pipeline.Stage stage : pipeline.stages()) {
            stages.add(new StageRun(stage, stages.size()));
        }
    }

    /**
     * What a stage did.
     *
     * @param name of the stage
     * @param busy cycles at work
     * @param beforeFirst cycles before its first row
     * @param starved cycles between rows in which the stage before had not delivered
     * @param blocked cycles between rows in which the stage after had no room
     * @param afterLast cycles after its last row
     */
    public record StageTimes(String name, long busy, long beforeFirst, long starved, long blocked, long afterLast) {}

    /**
     * All stages.
     *
     * @param cycles of the run
     * @param stages in order
     */
    public record Times(long cycles, ImmutableList<StageTimes> stages) {}

    /** Runs so many images. */
    public static Times of(Pipeline pipeline, long images) {
        PipelineRun run = new PipelineRun(pipeline, images);
        run.stages.forEach(stage -> stage.tryStart(0));
        run.simulator.run();
        long cycles = run.stages.stream().mapToLong(s -> s.lastEnd).max().orElse(0);
        ImmutableList.Builder<StageTimes> times = ImmutableList.builder();
        for (StageRun stage : run.stages) {
            if (stage.made != stage.total) {
                throw new IllegalStateException("stage " + stage.stage.name() + " made " + stage.made + " of "
                        + stage.total + " rows; the buffers of the pipeline deadlock");
            }
            times.add(stage.times(cycles));
        }
        return new Times(cycles, times.build());
    }

    private final class StageRun implements Handler {
        private final Pipeline.Stage stage;
        private final ImmutableIntArray needs;
        private final int index;
        private final int number;
        private final long total;
        private long made;
        private long released;
        private boolean working;
        private long firstStart = -1;
        private long lastEnd;
        private long busy;
        private long starved;
        private long blocked;
        private boolean waitsForRoom;

        StageRun(Pipeline.Stage stage, int index) {
            this.stage = stage;
            this.needs = stage.needs();
            this.index = index;
            this.number = simulator.register(this);
            this.total = Math.multiplyExact(images, (long) needs.length());
        }

        @Override
        public void on(long now, int what, long arg) {
            working = false;
            made++;
            lastEnd = now;
            release();
            if (index + 1 < stages.size()) {
                stages.get(index + 1).tryStart(now);
            }
            if (index > 0) {
                stages.get(index - 1).tryStart(now);
            }
            tryStart(now);
        }

        /** Rows of the input that no later row reads. */
        private void release() {
            if (index == 0) {
                return;
            }
            long perImage = stages.get(index - 1).needs.length();
            long image = made / needs.length();
            int row = (int) (made % needs.length());
            long first = row == 0 ? 0 : Math.max(0, needs.get(row) - stage.windowRows());
            released = image * perImage + first;
        }

        void tryStart(long now) {
            if (working || made == total) {
                return;
            }
            boolean input = hasInput();
            boolean room = hasRoom();
            if (!input || !room) {
                waitsForRoom = input;
                return;
            }
            if (firstStart < 0) {
                firstStart = now;
            } else if (waitsForRoom) {
                blocked += now - lastEnd;
            } else {
                starved += now - lastEnd;
            }
            waitsForRoom = false;
            working = true;
            busy += stage.rowCycles();
            simulator.at(now + stage.rowCycles(), number, ROW_DONE, 0);
        }

        private boolean hasInput() {
            if (index == 0) {
                return true;
            }
            StageRun before = stages.get(index - 1);
            long image = made / needs.length();
            int row = (int) (made % needs.length());
            return before.made >= image * before.needs.length() + Math.min(before.needs.length(), needs.get(row));
        }

        private boolean hasRoom() {
            if (index + 1 == stages.size()) {
                return true;
            }
            StageRun after = stages.get(index + 1);
            return made - after.released < after.stage.bufferRows();
        }

        StageTimes times(long cycles) {
            return new StageTimes(stage.name(), busy, firstStart, starved, blocked, cycles - lastEnd);
        }
    }
}
