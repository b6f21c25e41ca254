package org.bitgauge.workloads.scalesim;

import java.util.Locale;
import java.util.Map;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.yaml.NetworkYaml;

/**
 * Writes an experiment that runs a topology on the machine of a configuration: a systolic array of that size and dataflow,
 * three memories of those sizes with ports as wide as the array's edge, words of 8 bits (sums inside and between folds of
 * 32), and the report of the peer beside ours.
 */
public final class ScaleSimExperiment {
    private static final int WORD_BITS = 8;
    private static final int SUM_BITS = 32;
    private static final int OPERANDS = 3;
    private static final Map<String, String> FLOWS =
            Map.of("os", "output-stationary", "ws", "weight-stationary", "is", "input-stationary");

    private ScaleSimExperiment() {}

    /**
     * The experiment as YAML.
     *
     * @param config the machine
     * @param topology the layers
     * @param network name of the network, usually that of the topology file
     */
    public static String write(ScaleSimConfig config, ScaleSimImport topology, String network) {
        Network layers = topology.network(network, "SCALE-Sim topology " + network);
        String array = config.dataflow() + "-" + config.rows() + "x" + config.columns();
        return String.format(
                Locale.ROOT,
                """
                # From a SCALE-Sim configuration and topology by `bitgauge import scalesim`.
                # One word is one byte, as there. SRAM ports are as wide as the edge of the array, so that only DRAM can be
                # waited for. %s
                name: %s
                title: %s
                networks:
                %s
                profiles:
                  - {name: int8, weights: int8, activations: int8, outputs: int8, partial-sums: int32}
                designs:
                  - name: %s
                    array: {type: systolic, rows: %d, columns: %d, dataflow: %s}
                    memories:
                      - {name: ifmap-sram, holds: [activations], capacity: %d KiB, bandwidth: %d bit/cycle}
                      - {name: filter-sram, holds: [weights], capacity: %d KiB, bandwidth: %d bit/cycle}
                      - {name: ofmap-sram, holds: [partial-sums, outputs], capacity: %d KiB, bandwidth: %d bit/cycle}
                    dram: {type: ddr4-3200, bandwidth: %d bit/cycle}
                baseline:
                  profile: {name: int8, weights: int8, activations: int8, outputs: int8, partial-sums: int32}
                normalise: [as-given]
                outputs: [scalesim]
                """,
                bandwidthNote(config),
                quoted(config.runName()),
                quoted(network + " on " + config.rows() + "x" + config.columns() + ", " + FLOWS.get(config.dataflow())),
                indented(NetworkYaml.write(layers)),
                quoted(array),
                config.rows(),
                config.columns(),
                FLOWS.get(config.dataflow()),
                config.ifmapKib(),
                edge(config),
                config.filterKib(),
                edge(config),
                config.ofmapKib(),
                config.columns() * SUM_BITS,
                dramBitsPerCycle(config));
    }

    private static String bandwidthNote(ScaleSimConfig config) {
        return config.wordsPerCycle().isPresent()
                ? "USER:\n# DRAM moves " + config.wordsPerCycle().getAsLong()
                        + " words a cycle for each of three operands; here they share one channel of three times that."
                : "CALC:\n# the peer gives DRAM what the array asks for; here, its peak is all three edges of the array.";
    }

    private static long dramBitsPerCycle(ScaleSimConfig config) {
        return config.wordsPerCycle().isPresent()
                ? config.wordsPerCycle().getAsLong() * OPERANDS * WORD_BITS
                : OPERANDS * edge(config);
    }

    private static long edge(ScaleSimConfig config) {
        return Math.max(config.rows(), config.columns()) * WORD_BITS;
    }

    private static String indented(String yaml) {
        return "  - " + yaml.stripTrailing().replace("\n", "\n    ");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
