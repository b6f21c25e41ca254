package org.bitgauge.cli.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.cost.memory.DramCosts;
import org.bitgauge.core.cost.memory.DramEnergyBasis;
import org.bitgauge.core.cost.memory.DramUse;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramTraffic;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.memory.EffectiveBandwidth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Energy and bandwidth of a DRAM. */
@Command(
        name = "dram",
        description = "Energy per bit and effective bandwidth of a DRAM for long transfers.",
        mixinStandardHelpOptions = true)
public final class CostDram implements Callable<Integer> {
    private static final int ACCESS_BYTES = 64;
    private static final double BYTES_PER_GB = 1e9;

    private final Terminal terminal;

    @Option(
            names = "--type",
            required = true,
            paramLabel = "TYPE",
            description = "As ddr4-3200; see: bitgauge list dram.")
    private String type = "";

    @Option(names = "--channels", paramLabel = "N", description = "Channels; those of the type where not given.")
    private Optional<Integer> channels = Optional.empty();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public CostDram(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DramType dram = Inputs.checked(() -> {
            DramType named = DramTypes.standard().named(type);
            return channels.map(named::withChannels).orElse(named);
        });
        EffectiveBandwidth bandwidth =
                EffectiveBandwidth.of(dram, DramAddressMap.INTERLEAVED, DramTraffic.sequential(ACCESS_BYTES));
        DramUse use = DramUse.of(bandwidth, 0);
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("part", "dram");
        of.put("type", dram.name());
        of.put("channels", dram.organisation().channels());
        of.put("traffic", "sequential reads of 64 B");
        new CostPrinter(terminal, json)
                .print(
                        "dram",
                        of,
                        List.of(
                                new Parts.Number(
                                        "published_energy_pj_per_bit",
                                        DramCosts.energyPerBit(dram, use, DramEnergyBasis.PUBLISHED)),
                                new Parts.Number(
                                        "core_energy_pj_per_bit",
                                        DramCosts.energyPerBit(dram, use, DramEnergyBasis.DEVICE_CORE)),
                                new Parts.Number(
                                        "standing_mw",
                                        Explanation.derived(
                                                "refresh and background of all ranks",
                                                DramCosts.standingMw(dram),
                                                "mW",
                                                "ranks x (refresh + standby)",
                                                dram.energy().refreshMwPerRank().spread(),
                                                List.of(
                                                        Explanation.leaf(
                                                                "refresh",
                                                                dram.energy().refreshMwPerRank()),
                                                        Explanation.leaf(
                                                                "standby",
                                                                dram.energy().backgroundMwPerRank())))),
                                new Parts.Number(
                                        "peak_bandwidth_gb_per_s",
                                        Explanation.derived(
                                                "peak bandwidth",
                                                dram.peakBytesPerSecond() / BYTES_PER_GB,
                                                "GB/s",
                                                "channels x burst / burst time",
                                                dram.timingSpread(),
                                                List.of())),
                                new Parts.Number(
                                        "effective_bandwidth_gb_per_s",
                                        Explanation.derived(
                                                "effective bandwidth",
                                                dram.peakBytesPerSecond() * bandwidth.share() / BYTES_PER_GB,
                                                "GB/s",
                                                "peak x share",
                                                dram.timingSpread(),
                                                List.of()))));
        return ExitStatus.DONE;
    }
}
