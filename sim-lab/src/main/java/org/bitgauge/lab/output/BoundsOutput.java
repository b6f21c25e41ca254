package org.bitgauge.lab.output;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExtraOutput;

/** What bounds each run, beside its gains: shares of the array's time that it computes, is under-filled, or waits. */
@AutoService(ExtraOutput.class)
public final class BoundsOutput implements ExtraOutput {
    private static final String HEADER = "design,network,profile,speedup,energy_gain,compute_share,underfilled_share,"
            + "memory_wait_share,vector_share,memory_energy_share,bound_by\n";

    @Override
    public String typeName() {
        return "bounds";
    }

    @Override
    public String doc() {
        return "bounds.csv: for each run its gains and the shares of its time that the array computes, is under-filled"
                + " or waits for memory, and which of them is the largest";
    }

    @Override
    public Optional<String> refuses(ExperimentSpec spec) {
        return Optional.empty();
    }

    @Override
    public ImmutableMap<String, String> files(ExperimentSpec spec, ResultSet results) {
        StringBuilder text = new StringBuilder(HEADER);
        for (ComparedRun compared : results.runs()) {
            text.append(line(compared));
        }
        return ImmutableMap.of("bounds.csv", text.toString());
    }

    private static String line(ComparedRun compared) {
        RunResult run = compared.run();
        double compute = 0;
        double waits = 0;
        double vector = 0;
        for (LayerResult layer : run.layers()) {
            for (CycleEntry entry : layer.ledger().time()) {
                if (entry.resource().equals(LayerResult.ARRAY)) {
                    Cause.Kind kind = entry.cause().kind();
                    compute += kind == Cause.Kind.COMPUTE ? entry.cycles() : 0;
                    waits += kind.isWait() ? entry.cycles() : 0;
                    vector += kind == Cause.Kind.VECTOR ? entry.cycles() : 0;
                }
            }
        }
        double underfilled = run.cycles() - compute - waits - vector;
        double most = Math.max(Math.max(compute, waits), Math.max(vector, underfilled));
        String bound = most == compute ? "compute" : most == waits ? "memory" : most == vector ? "vector" : "filling";
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
                quoted(run.design()),
                quoted(run.network()),
                quoted(run.profile()),
                compared.speedup(),
                compared.energyGain(),
                compute / run.cycles(),
                underfilled / run.cycles(),
                waits / run.cycles(),
                vector / run.cycles(),
                memoryEnergy(run) / (run.energyJ() * 1e12),
                bound);
    }

    /** Energy of DRAM and on-chip memories, leakage included. */
    private static double memoryEnergy(RunResult run) {
        return run.layers().stream()
                .flatMap(layer -> layer.ledger().energy().stream())
                .filter(entry -> !entry.component().startsWith("array")
                        && !entry.component().startsWith("vector"))
                .mapToDouble(entry -> entry.energyPj())
                .sum();
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
