package org.bitgauge.lab.experiment;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.Problems;
import org.bitgauge.core.config.Registry;
import org.bitgauge.core.result.ResultSet;

/** The extra outputs that an experiment asks for. */
public final class ExtraOutputs {
    private ExtraOutputs() {}

    /** Every extra output on the class path. */
    public static Registry<ExtraOutput> registry() {
        return Registry.load("output", ExtraOutput.class);
    }

    /** All files that the experiment asks for, by path in the folder of results. */
    public static ImmutableMap<String, String> files(ExperimentSpec spec, ResultSet results) {
        if (spec.outputs().isEmpty()) {
            return ImmutableMap.of();
        }
        Registry<ExtraOutput> known = registry();
        Map<String, String> files = new TreeMap<>();
        spec.outputs().forEach(name -> files.putAll(known.require(name).files(spec, results)));
        return ImmutableMap.copyOf(files);
    }

    static void check(Bound<ExperimentSpec> bound, Problems problems) {
        ExperimentSpec spec = bound.value();
        if (spec.outputs().isEmpty()) {
            return;
        }
        Registry<ExtraOutput> known = registry();
        for (int i = 0; i < spec.outputs().size(); i++) {
            String path = "outputs[" + i + "]";
            known.require(spec.outputs().get(i)).refuses(spec).ifPresent(reason -> {
                int cut = reason.indexOf("; ");
                problems.add(bound.problem(
                        path, cut < 0 ? reason : reason.substring(0, cut), cut < 0 ? "" : reason.substring(cut + 2)));
            });
        }
    }
}
