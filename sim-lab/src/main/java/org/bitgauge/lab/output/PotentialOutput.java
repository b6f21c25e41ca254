package org.bitgauge.lab.output;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExtraOutput;

/**
 * The ideal beside the simulated: what the baseline takes over what a unit would take if no lane of it ever waited for
 * another or had nothing to do, next to what it does take, layer by layer, for the convolutions and for all products.
 */
@AutoService(ExtraOutput.class)
public final class PotentialOutput implements ExtraOutput {
    private static final String HEADER =
            "design,network,profile,scope,layer,macs,formats_reduction,work_reduction,bound,"
                    + "array_speedup,speedup,lane_sync_share,column_sync_share,tile_sync_share,idle_share\n";

    @Override
    public String typeName() {
        return "potential";
    }

    @Override
    public String doc() {
        return "potential.csv: for each layer of products the ideal reduction of work, by formats alone and by values, as"
                + " a bound beside the speedup of the array alone and of the run, over the baseline";
    }

    @Override
    public Optional<String> refuses(ExperimentSpec spec) {
        return spec.baseline().design().isPresent() || spec.designs().isEmpty()
                ? Optional.empty()
                : Optional.of("potential.csv compares units with one of them; name the bit-parallel design under"
                        + " baseline, as {profile: int16, design: dadiannao}");
    }

    @Override
    public ImmutableMap<String, String> files(ExperimentSpec spec, ResultSet results) {
        StringBuilder text = new StringBuilder(HEADER);
        results.runs().forEach(compared -> rows(compared, text));
        return ImmutableMap.of("potential.csv", text.toString());
    }

    private static void rows(ComparedRun compared, StringBuilder text) {
        Map<String, LayerResult> baseline = new HashMap<>();
        compared.baseline().layers().forEach(layer -> baseline.put(layer.layer(), layer));
        double clocks = compared.run().frequencyHz() / compared.baseline().frequencyHz();
        Sums convolutions = new Sums();
        Sums all = new Sums();
        for (LayerResult layer : compared.run().layers()) {
            LayerResult base = baseline.get(layer.layer());
            if (layer.macs() > 0 && base != null && base.peakMacsPerCycle() > 0) {
                Sums own = new Sums();
                own.add(layer, base);
                all.add(layer, base);
                if (layer.op().contains("conv")) {
                    convolutions.add(layer, base);
                }
                text.append(own.row(compared.run(), "layer", layer.layer(), clocks));
            }
        }
        if (convolutions.macs > 0) {
            text.append(convolutions.row(compared.run(), "convolutions", "", clocks));
        }
        if (all.macs > 0) {
            text.append(all.row(compared.run(), "products", "", clocks));
        }
    }

    /** Cycles of some layers on both machines. */
    private static final class Sums {
        private double macs;
        private double fullBase;
        private double full;
        private double compute;
        private double busyBase;
        private double busy;
        private double cyclesBase;
        private double cycles;
        private final double[] lost = new double[Cause.Kind.values().length];

        void add(LayerResult layer, LayerResult base) {
            macs += layer.macs();
            fullBase += base.macs() / base.peakMacsPerCycle();
            full += layer.macs() / layer.peakMacsPerCycle();
            compute += Math.max(1, array(layer, kind -> kind == Cause.Kind.COMPUTE));
            busyBase += base.busyCycles();
            busy += layer.busyCycles();
            cyclesBase += base.cycles();
            cycles += layer.cycles();
            for (Cause.Kind kind : Cause.Kind.values()) {
                lost[kind.ordinal()] += array(layer, k -> k == kind);
            }
        }

        private static double array(LayerResult layer, Predicate<Cause.Kind> kinds) {
            double sum = 0;
            for (CycleEntry entry : layer.ledger().time()) {
                if (entry.resource().equals(LayerResult.ARRAY)
                        && kinds.test(entry.cause().kind())) {
                    sum += entry.cycles();
                }
            }
            return sum;
        }

        private double share(Cause.Kind kind) {
            return lost[kind.ordinal()] / Math.max(1, busy);
        }

        String row(RunResult run, String scope, String layer, double clocks) {
            return String.join(
                            ",",
                            quoted(run.design()),
                            quoted(run.network()),
                            quoted(run.profile()),
                            scope,
                            quoted(layer),
                            String.format(Locale.ROOT, "%.0f", macs),
                            number(fullBase / full * clocks),
                            number(fullBase / compute * clocks),
                            number(busyBase / compute * clocks),
                            number(busyBase / Math.max(1, busy) * clocks),
                            number(cyclesBase / Math.max(1, cycles) * clocks),
                            number(share(Cause.Kind.LANE_SYNC)),
                            number(share(Cause.Kind.COLUMN_SYNC)),
                            number(share(Cause.Kind.TILE_SYNC)),
                            number(share(Cause.Kind.IDLE_LANES)))
                    + "\n";
        }

        private static String number(double value) {
            return Double.toString(value);
        }
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
