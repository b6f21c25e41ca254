package org.bitgauge.lab.output;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExtraOutput;
import org.bitgauge.units.systolic.ScaleSimDataflow;
import org.bitgauge.units.systolic.SystolicSpec;
import org.bitgauge.workloads.zoo.NetworkSpec;

/**
 * The compute report of SCALE-Sim v2 for every network on every design at the size written in the experiment, and a table
 * that holds its definition next to ours. With one design and one network the files are {@code scalesim_compute.csv} and
 * {@code scalesim_counts.csv}; with more, the names of design and network follow.
 */
@AutoService(ExtraOutput.class)
public final class ScaleSimOutput implements ExtraOutput {
    @Override
    public String typeName() {
        return "scalesim";
    }

    @Override
    public String doc() {
        return "COMPUTE_REPORT of SCALE-Sim v2 without stalls, for systolic arrays at the size written, and both"
                + " definitions of every count";
    }

    @Override
    public Optional<String> refuses(ExperimentSpec spec) {
        return spec.designs().stream()
                .filter(design -> dataflow(design).isEmpty())
                .map(design -> "design " + design.name() + " is not a systolic array with one of the dataflows "
                        + ScaleSimDataflow.typeNames() + "; leave it or this output out")
                .findFirst();
    }

    @Override
    public ImmutableMap<String, String> files(ExperimentSpec spec, ResultSet results) {
        Map<String, String> files = new LinkedHashMap<>();
        boolean single = spec.designs().size() == 1 && spec.networks().size() == 1;
        for (NetworkSpec written : spec.networks()) {
            Network network = written.build();
            for (DesignSpec design : spec.designs()) {
                if (design.array() instanceof SystolicSpec array) {
                    ScaleSimTable table =
                            ScaleSimTable.of(network, dataflow(design).orElseThrow(), array.rows(), array.columns());
                    String suffix = single ? "" : "-" + plain(design.name()) + "-" + plain(network.name());
                    put(files, "scalesim_compute" + suffix, table.compute());
                    put(files, "scalesim_counts" + suffix, table.counts());
                }
            }
        }
        return ImmutableMap.copyOf(files);
    }

    private static void put(Map<String, String> files, String stem, String text) {
        String name = stem;
        for (int i = 2; files.containsKey(name + ".csv"); i++) {
            name = stem + "-" + i;
        }
        files.put(name + ".csv", text);
    }

    private static Optional<ScaleSimDataflow> dataflow(DesignSpec design) {
        return design.array() instanceof SystolicSpec array
                ? ScaleSimDataflow.ofTypeName(array.dataflow())
                : Optional.empty();
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
