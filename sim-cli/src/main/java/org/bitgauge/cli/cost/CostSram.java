package org.bitgauge.cli.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.cost.memory.SramCost;
import org.bitgauge.core.cost.memory.SramCosts;
import org.bitgauge.core.cost.memory.SramMetric;
import org.bitgauge.core.cost.memory.SramProfile;
import org.bitgauge.core.cost.memory.SramSpec;
import org.bitgauge.core.quantity.Capacity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cost of an on-chip memory. */
@Command(name = "sram", description = "Cost of an on-chip memory.", mixinStandardHelpOptions = true)
public final class CostSram implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--capacity", required = true, paramLabel = "SIZE", description = "All banks together, as 48KiB.")
    private String capacity = "";

    @Option(names = "--width", defaultValue = "64", paramLabel = "BITS", description = "Bits of one access.")
    private int width;

    @Option(names = "--banks", defaultValue = "1", paramLabel = "N", description = "Independent banks.")
    private int banks;

    @Option(
            names = "--profile",
            required = true,
            paramLabel = "PROFILE",
            description = "Transistors and temperature, which decide leakage: hp350, lop350, lstp300.")
    private String profile = "";

    @Option(names = "--node", defaultValue = "45nm", paramLabel = "NODE", description = "Node, as 45nm.")
    private String node = "";

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public CostSram(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SramCost cost = Inputs.checked(() -> Memories.sram(capacity, width, banks, profile, node));
        SramSpec spec = cost.spec();
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("part", "sram");
        of.put("capacity_bytes", spec.capacityBytes());
        of.put("width_bits", spec.widthBits());
        of.put("banks", spec.banks());
        of.put("profile", spec.profile().id());
        of.put("node_nm", spec.nodeNm());
        new CostPrinter(terminal, json)
                .print(
                        "sram",
                        of,
                        List.of(
                                new Parts.Number("read_energy_pj", cost.explanation(SramMetric.READ_ENERGY)),
                                new Parts.Number("write_energy_pj", cost.explanation(SramMetric.WRITE_ENERGY)),
                                new Parts.Number("leakage_mw", cost.explanation(SramMetric.LEAKAGE)),
                                new Parts.Number("area_mm2", cost.explanation(SramMetric.AREA)),
                                new Parts.Number("access_time_ns", cost.explanation(SramMetric.ACCESS_TIME)),
                                new Parts.Number("cycle_time_ns", cost.explanation(SramMetric.CYCLE_TIME))));
        cost.warnings().forEach(warning -> terminal.say("note: " + warning));
        return ExitStatus.DONE;
    }

    /** Memories as the command line writes them. */
    static final class Memories {
        private static final int BITS_PER_BYTE = 8;

        private Memories() {}

        static SramCost sram(String capacity, int width, int banks, String profile, String node) {
            long bits = Capacity.parse(capacity).bits();
            if (bits % BITS_PER_BYTE != 0) {
                throw new IllegalArgumentException("--capacity must be whole bytes, was " + capacity);
            }
            return SramCosts.standard()
                    .cost(new SramSpec(
                            bits / BITS_PER_BYTE, width, banks, SramProfile.named(profile), nanometres(node)));
        }

        private static double nanometres(String node) {
            String plain = node.strip().toLowerCase(java.util.Locale.ROOT);
            String digits = plain.endsWith("nm")
                    ? plain.substring(0, plain.length() - 2).strip()
                    : plain;
            try {
                return Double.parseDouble(digits);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + node + "' is no node; write for example 45nm", e);
            }
        }
    }
}
