package org.bitgauge.cli.command;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.evaluate.Evaluator.Evaluated;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.Inspection;
import org.bitgauge.lab.timeline.Timelines;
import org.bitgauge.lab.timeline.TracedLayer;
import org.bitgauge.lab.timeline.TracedRun;
import org.bitgauge.report.timeline.PerfettoTrace;
import picocli.CommandLine.Option;

/** Writes the timeline of every run for the Perfetto trace viewer. */
final class TraceOption {
    private static final String FILE = "trace.pftrace";

    @Option(
            names = "--trace",
            description = "Writes trace.pftrace, a timeline of tiles and transfers to open in Perfetto.")
    private boolean wanted;

    @Option(
            names = "--trace-limit",
            paramLabel = "N",
            description = "Most tiles and transfers in the trace, ${DEFAULT-VALUE} where not given; each layer gets its"
                    + " share and shows its beginning.")
    private int limit = 100_000;

    /** Refuses what cannot be meant. */
    void check() {
        if (limit < 1) {
            throw new InputException("--trace-limit must be at least 1, was " + limit);
        }
    }

    /** Refuses an experiment that has no timeline: the stages of a stream in an FPGA all work at once. */
    void check(Bound<ExperimentSpec> experiment) {
        if (wanted && experiment.value().designs().isEmpty()) {
            throw new ConfigException(experiment.problem(
                    "fabrics",
                    "designs in FPGAs have no timeline of tiles: their stages all work at once",
                    "leave out --trace; stalls.csv and `bitgauge explain cycles FILE` say where cycles go"));
        }
    }

    /** The file by its path, empty where no trace is wanted. */
    Map<String, byte[]> files(
            ExperimentTypes types, Bound<ExperimentSpec> experiment, ResultSet results, Terminal terminal) {
        if (!wanted) {
            return Map.of();
        }
        List<TracedRun> runs = new ArrayList<>();
        Set<String> fabrics = new HashSet<>();
        experiment.value().fabrics().forEach(fabric -> fabrics.add(fabric.name()));
        if (!fabrics.isEmpty()) {
            terminal.say("trace: without designs in FPGAs, whose stages all work at once");
        }
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            if (fabrics.contains(run.design())) {
                continue;
            }
            Inspection inspection =
                    Inspection.of(types, experiment, new Inspection.Choice(run.design(), run.network(), run.profile()));
            runs.add(new TracedRun(inspection.run(), layers(inspection)));
        }
        Timelines trace = Timelines.of(runs, limit);
        if (trace.shownTiles() < trace.tiles()) {
            terminal.say("trace: " + trace.shownTiles() + " of " + trace.tiles() + " tiles shown, the beginning of each"
                    + " layer; --trace-limit above " + limit + " shows more, fewer runs show more of each");
        }
        return Map.of(FILE, PerfettoTrace.bytes(trace.runs()));
    }

    private static ImmutableList<TracedLayer> layers(Inspection inspection) {
        return inspection.workload().stream()
                .map(task -> {
                    Evaluated evaluated = inspection.evaluated(task);
                    return new TracedLayer(
                            evaluated.mapped().schedule(), evaluated.timing().cycles());
                })
                .collect(ImmutableList.toImmutableList());
    }
}
