package org.bitgauge.lab.testing;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;

/** Experiments written in the test. */
public final class Experiments {
    /** Everything on the class path. */
    public static final ExperimentTypes TYPES = ExperimentTypes.load();

    /** Builds designs of those types. */
    public static final DesignBuilder BUILDER = new DesignBuilder(TYPES.units());

    private Experiments() {}

    /** One line of YAML: a systolic array at 45 nm with two buffers. */
    public static String design(String name, int rows, int columns, String dataflow, String dram) {
        return String.format(
                Locale.ROOT,
                "{name: %s, technology: {node: nangate45, style: fast}, array: {type: systolic, rows: %d, columns: %d,"
                        + " dataflow: %s}, memories: [{name: weight-buffer, holds: [weights], capacity: 64 KiB, width: 64},"
                        + " {name: data-buffer, holds: [activations, partial-sums, outputs], capacity: 128 KiB, width: 64,"
                        + " banks: 4}], dram: %s}",
                name,
                rows,
                columns,
                dataflow,
                dram);
    }

    /** An experiment of one network list, profile list and design list, and more keys. */
    public static String experiment(String networks, String profiles, String designs, String... more) {
        return "name: test\nnetworks: [" + networks + "]\nprofiles: [" + profiles + "]\ndesigns:\n  - " + designs + "\n"
                + String.join("\n", more) + "\n";
    }

    /** Bound as from a file {@code test.yaml}. */
    public static Bound<ExperimentSpec> bind(String yaml) {
        return TYPES.binder().bind(YamlSource.parse("test.yaml", yaml), ExperimentSpec.class);
    }

    /** Run on so many threads. */
    public static ResultSet run(String yaml, int threads) throws InterruptedException {
        return new ExperimentRunner(TYPES).run(bind(yaml), threads);
    }

    /** A design of one line of YAML. */
    public static DesignSpec spec(String design) {
        return bind(experiment("lenet5", "fp32", design)).value().designs().get(0);
    }

    /** A datapath of these formats. */
    public static DatapathFormats formats(String weights, String activations, String accumulator) {
        return new DatapathFormats(
                NumberFormats.parse(weights), NumberFormats.parse(activations), NumberFormats.parse(accumulator));
    }

    /** A design built at its own clock. */
    public static Design build(DesignSpec spec, DatapathFormats formats) {
        return BUILDER.build(spec, formats, OptionalDouble.empty());
    }

    /** Names of formats with an accumulator for each, narrow to wide. */
    public static ImmutableList<DatapathFormats> narrowToWide() {
        return ImmutableList.of(
                formats("int4", "int4", "int24"),
                formats("int8", "int8", "int32"),
                formats("e4m3", "e4m3", "fp16"),
                formats("bf16", "bf16", "fp32"),
                formats("fp32", "fp32", "fp32"));
    }
}
