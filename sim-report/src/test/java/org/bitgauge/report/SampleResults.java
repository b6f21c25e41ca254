package org.bitgauge.report;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.Cause.Kind;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.FormatRow;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.Provenance;
import org.bitgauge.core.result.ReferenceValue;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;

/** Made-up results of a plausible shape, from a fixed seed. They model nothing. */
public final class SampleResults {
    private SampleResults() {}

    /** Three networks, four formats, one of them the baseline. */
    public static ResultSet typical() {
        return of(List.of("resnet50", "mobilenet-v1", "bert-base"), List.of("fp32", "bf16", "e6m7", "int8"), 54);
    }

    /** One network on one design with one layer, nothing to compare with but itself. */
    public static ResultSet smallest() {
        return of(List.of("lenet5"), List.of("fp32"), 1);
    }

    /** Floating-point formats over exponent and mantissa bits. */
    public static ResultSet sweep() {
        List<String> formats = new ArrayList<>(List.of("fp32"));
        for (int e = 2; e <= 8; e++) {
            for (int m = 1; m <= 10; m++) {
                formats.add("e" + e + "m" + m);
            }
        }
        return of(List.of("alexnet"), formats, 8);
    }

    /** Results of networks, formats (the first is the baseline) and layers. */
    public static ResultSet of(List<String> networks, List<String> formats, int layers) {
        List<ComparedRun> runs = new ArrayList<>();
        List<FormatRow> rows = new ArrayList<>();
        for (String network : networks) {
            RunResult baseline = run(network, formats.get(0), 0, layers);
            for (int f = 0; f < formats.size(); f++) {
                RunResult run = f == 0 ? baseline : run(network, formats.get(f), f, layers);
                runs.add(new ComparedRun(
                        run, baseline, "iso-area", "array 32 x 32 grown to " + (32 + 8 * f), 1 + f * 1.7, 1 + f * 0.8));
                rows.add(new FormatRow(
                        network, formats.get(f), run.layers().get(0).layer(), "weights", formats.get(f), 8, "default"));
            }
        }
        return new ResultSet(
                "sample",
                "Sample <results> & more",
                ImmutableList.copyOf(runs),
                ImmutableList.copyOf(rows),
                ImmutableList.of(
                        new ReferenceValue("Hill et al., e6m7", "speedup", "e6m7", "", 7.2, "Hill 2018, fig. 6")),
                new Provenance(
                        "0.1.0",
                        "design: edge\nnetworks: [a, b]\n",
                        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                        ImmutableList.of("hardware.clock = 1 GHz"),
                        ImmutableList.of("dram.ddr4: Micron data sheet, 15 % spread"),
                        ImmutableList.of(),
                        ImmutableList.of("Layers run one after another.")));
    }

    private static RunResult run(String network, String format, int index, int layers) {
        Random random = new Random(network.hashCode() * 31L + format.hashCode());
        double shrink = 1.0 / (1 + index % 11);
        ImmutableList.Builder<LayerResult> all = ImmutableList.builder();
        for (int i = 0; i < layers; i++) {
            all.add(layer((i % 9 == 8 ? "add" : "conv") + (i + 1), i % 9 == 8, format, shrink, random));
        }
        return new RunResult(
                "edge-npu",
                network,
                format,
                1e9,
                1,
                all.build(),
                ImmutableList.of(
                        new AreaEntry("array.multiplier", 1024, 1.2, 3),
                        new AreaEntry("array.accumulator", 1024, 0.6 * (1 + shrink), 2),
                        new AreaEntry("weight-buffer", 1, 0.9, 4),
                        new AreaEntry("activation-buffer", 1, 1.1, 4)),
                ImmutableList.of("made up"));
    }

    private static LayerResult layer(String name, boolean vector, String format, double shrink, Random random) {
        long compute = (long) (40_000 * shrink * (0.2 + random.nextDouble())) + 1;
        ImmutableList.Builder<CycleEntry> time = ImmutableList.builder();
        long total = 0;
        List<Cause> causes = List.of(
                Cause.of(vector ? Kind.VECTOR : Kind.COMPUTE),
                Cause.of(Kind.FILL),
                Cause.of(Kind.IDLE_LANES),
                new Cause(Kind.WAIT_WEIGHTS, "dram", Cause.Reason.BANDWIDTH),
                new Cause(Kind.WAIT_ACTIVATIONS, "dram", Cause.Reason.LATENCY));
        for (int c = 0; c < causes.size(); c++) {
            long cycles = c == 0 ? compute : 1 + random.nextInt(6000);
            time.add(new CycleEntry(LayerResult.ARRAY, causes.get(c), cycles));
            total += cycles;
        }
        time.add(new CycleEntry("dram", Cause.of(Kind.TRANSFER_IN), total));
        ImmutableList<EnergyEntry> energy = ImmutableList.of(
                new EnergyEntry("array.multiplier", "-", "mac", 1_000_000, 0, 9.1e5 * shrink),
                new EnergyEntry("array.accumulator", "psums", "add", 1_000_000, 0, 3.0e5 * shrink + 1.0 / 3),
                new EnergyEntry("weight-buffer", "weights", "read", 9000, 288_000, 2.2e5 * shrink),
                new EnergyEntry("dram", "weights", "read", 500, 64_000, 4.0e5 * shrink));
        String none = vector ? "-" : format;
        return new LayerResult(
                name,
                vector ? "add" : "conv",
                vector ? 0 : 1_000_000,
                none,
                format,
                vector ? "-" : "fp32",
                format,
                vector ? 0 : 8,
                8,
                compute,
                1024,
                64_000,
                32_000,
                "output stationary, 32 x 32",
                "closed form",
                new Ledger(total, time.build(), energy));
    }
}
