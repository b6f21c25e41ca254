package org.bitgauge.lab.fabric;

import com.google.common.collect.ImmutableList;
import org.bitgauge.units.fabric.Pipeline;
import org.bitgauge.units.fabric.PipelineRun;

/** Times of a pipeline in closed form: busy cycles are exact, all other cycles of a stage wait for the slowest. */
final class ClosedTimes {
    private ClosedTimes() {}

    static PipelineRun.Times of(Pipeline pipeline, long images) {
        long cycles = pipeline.cycles(images);
        ImmutableList.Builder<PipelineRun.StageTimes> stages = ImmutableList.builder();
        boolean before = true;
        for (Pipeline.Stage stage : pipeline.stages()) {
            long busy = Math.multiplyExact(stage.imageCycles(), images);
            before = before && stage != pipeline.slowest();
            long idle = cycles - busy;
            stages.add(new PipelineRun.StageTimes(stage.name(), busy, 0, before ? 0 : idle, before ? idle : 0, 0));
        }
        return new PipelineRun.Times(cycles, stages.build());
    }
}
