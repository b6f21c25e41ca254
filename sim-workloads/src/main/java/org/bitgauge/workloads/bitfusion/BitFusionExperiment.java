package org.bitgauge.workloads.bitfusion;

import java.util.Locale;

/**
 * Writes an experiment that runs a network of the BitFusion simulator on the machine of its configuration: fusion units, three
 * double-buffered memories as wide as the array, one memory interface.
 */
public final class BitFusionExperiment {
    private static final int SUM_BITS = 32;
    private static final int MOST_BANKS = 64;
    private static final int SMALLEST_BANK_BYTES = 128;
    private static final double STAGES_PER_GHZ = 5.5;
    private static final double HZ_PER_GHZ = 1e9;

    private BitFusionExperiment() {}

    /** The experiment as YAML. */
    public static String write(BitFusionConfig config, BitFusionNetwork network, long batch) {
        String profile = profile(network);
        return String.format(
                Locale.ROOT,
                """
                # From a configuration of the BitFusion simulator by `bitgauge import bitfusion`: %s with the bits that it codes.
                # Our mapper, engine and costs; `bitgauge validate bitfusion` replays its own search. Set `costs: bitfusion-45nm` for
                # the authors' synthesis of the array (500 MHz). Its DRAM is an interface of so many bits a cycle; ours is a DDR4 of
                # that bandwidth.
                name: %s
                title: "%s on %dx%d fusion units, %d down to %d bits"
                networks:
                  - {type: bitfusion, network: %s, batch: %d}
                profiles:
                %s
                designs:
                  - name: fusion-%dx%d
                    technology: {node: nangate45, style: small, sram-profile: hp350}
                    clock: {frequency: %d Hz, pipeline-stages: %d}
                    array: {type: fusion, rows: %d, columns: %d, maximum: %d, minimum: %d, costs: construction}
                    memories:
                %s
                    dram: {type: ddr4-3200, bandwidth: %d bit/cycle}
                baseline:
                  profile:
                %s
                normalise: [as-given]
                """,
                network.name(),
                network.presetName(),
                network.name(),
                config.rows(),
                config.columns(),
                config.maxBits(),
                config.minBits(),
                network.name(),
                batch,
                "  - " + profile.replace("\n", "\n    "),
                config.rows(),
                config.columns(),
                config.frequencyHz(),
                stages(config),
                config.rows(),
                config.columns(),
                config.maxBits(),
                config.minBits(),
                memories(config),
                config.interfaceBits(),
                "    " + profile.replace("\n", "\n    "));
    }

    private static long stages(BitFusionConfig config) {
        double widening = config.maxBits() > 8 ? 1.5 : 1;
        return Math.max(1, (long) Math.ceil(config.frequencyHz() / HZ_PER_GHZ * STAGES_PER_GHZ * widening));
    }

    private static String memories(BitFusionConfig config) {
        int word = config.maxBits() / config.minBits() * config.maxBits();
        long units = (long) config.rows() * config.columns();
        return memory("weight-buffer", "weights", config.weightBytes(), word, units) + "\n"
                + memory("input-buffer", "activations", config.activationBytes(), word, config.rows()) + "\n"
                + memory("output-buffer", "partial-sums, outputs", config.outputBytes(), SUM_BITS, config.columns());
    }

    /** A bank for each user, or for several in rows that are as much wider; the port is as wide as all users together. */
    private static String memory(String name, String tensors, long bytes, int word, long users) {
        long banks = Math.min(MOST_BANKS, users);
        while (banks > 1 && (bytes % banks != 0 || bytes / banks < SMALLEST_BANK_BYTES)) {
            banks--;
        }
        return String.format(
                Locale.ROOT,
                "      - {name: %s, holds: [%s], capacity: %d B, width: %d, banks: %d, ports: 1r1w, bandwidth: %d"
                        + " bit/cycle}",
                name,
                tensors,
                bytes,
                Math.max(8, Math.min(512, word * users / banks / 8 * 8)),
                banks,
                word * users);
    }

    /** The bits of every layer; the last rule wins, so that most layers need none. */
    private static String profile(BitFusionNetwork network) {
        BitFusionLayer most = network.layers().get(network.layers().size() / 2);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "name: bitfusion\ndefaults: {weights: %s, activations: %s, partial-sums: int32}",
                most.weights().name(),
                most.activations().name()));
        String rules = "";
        for (BitFusionLayer layer : network.layers()) {
            if (layer.weightBits() != most.weightBits() || layer.activationBits() != most.activationBits()) {
                rules += String.format(
                        Locale.ROOT,
                        "\n  - {match: %s, weights: %s, activations: %s}",
                        layer.name(),
                        layer.weights().name(),
                        layer.activations().name());
            }
        }
        return rules.isEmpty()
                ? text.toString()
                : text.append("\nlayers:").append(rules).toString();
    }
}
