package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import java.util.OptionalLong;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramEnergy;
import org.bitgauge.core.memory.DramOrganisation;
import org.bitgauge.core.memory.DramTiming;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.memory.EffectiveBandwidth;
import org.bitgauge.core.memory.dram.BurstDram;
import org.bitgauge.core.memory.dram.BurstPort;
import org.bitgauge.core.memory.dram.StreamLosses;
import org.bitgauge.core.quantity.Frequency;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.ChannelLosses;

/**
 * DRAM of a design as the engine sees it: one channel at its peak less what rows, refresh and banks take of the time of such
 * transfers, with a turnaround for each drain and the latency of a row miss, and its energies.
 */
public final class DramBuilder {
    /** Bursts a channel's controller gathers before it turns to writing. */
    private static final int GATHERED_BURSTS = 32;

    private static final int BITS_PER_BYTE = 8;
    private static final long LONG_ACCESS = (long) StreamLosses.ACCESS_BYTES * BITS_PER_BYTE;
    private static final double NS_PER_S = 1e9;
    /** Resolution of the channel's rate: it moves {@code bits} in so many cycles of the array clock. */
    private static final long CYCLES = 1 << 16;

    private DramBuilder() {}

    /**
     * What a design needs of its DRAM.
     *
     * @param channel for the engine
     * @param dram energies
     */
    public record Built(Channel channel, DramAsBuilt dram) {}

    /** The DRAM of a design at a clock. */
    public static Built build(DramSpec spec, double clockHz) {
        DramType preset = DramTypes.standard().named(spec.type());
        DramType type = spec.channels().map(preset::withChannels).orElse(preset);
        double run = spec.run()
                .map(r -> (double) -Math.floorDiv(-r.bits(), LONG_ACCESS) * StreamLosses.ACCESS_BYTES)
                .orElse(Double.POSITIVE_INFINITY);
        DramAddressMap map = spec.addresses().map();
        StreamLosses losses = StreamLosses.of(type, map, run);
        EffectiveBandwidth effective = EffectiveBandwidth.of(type, map, StreamLosses.traffic(run));
        double peakBits = spec.bandwidth()
                .map(b -> b.bitsPerSecond(new Frequency(clockHz)))
                .orElse(type.peakBytesPerSecond() * BITS_PER_BYTE);
        return new Built(
                channel(type, losses, peakBits, clockHz),
                energies(spec, type, losses.data(), effective, peakBits).with(served(spec, type, run, peakBits)));
    }

    private static ServedDram served(DramSpec spec, DramType type, double run, double peakBits) {
        BurstDram dram = BurstDram.of(type, spec.addresses().map());
        return new ServedDram(
                BurstPort.of(dram, peakBits / (type.peakBytesPerSecond() * BITS_PER_BYTE)),
                spec.layout(),
                Double.isInfinite(run) ? OptionalLong.empty() : OptionalLong.of((long) run));
    }

    private static Channel channel(DramType type, StreamLosses losses, double peakBits, double clockHz) {
        DramTiming t = type.timing();
        DramOrganisation o = type.organisation();
        double cycleNs = NS_PER_S / clockHz;
        double bitsPerCycle = peakBits * losses.data() / clockHz;
        long latency = (long) Math.ceil(t.missLatencyNs() / cycleNs);
        long opening = Math.min(latency, Math.round((t.rpNs() + t.rcdNs()) / cycleNs));
        double faster = peakBits / (type.peakBytesPerSecond() * BITS_PER_BYTE);
        ChannelLosses parts = new ChannelLosses(
                Math.round(losses.rowMiss() * CYCLES),
                Math.round(losses.refresh() * CYCLES),
                Math.round(losses.bankConflict() * CYCLES),
                opening,
                (long) Math.ceil(t.turnaroundPairNs() / cycleNs / faster),
                (long) GATHERED_BURSTS * o.burstBits() * o.channels());
        return new Channel("dram", Math.max(1, Math.round(bitsPerCycle * CYCLES)), CYCLES, latency, parts);
    }

    private static DramAsBuilt energies(
            DramSpec spec, DramType type, double efficiency, EffectiveBandwidth effective, double peakBits) {
        DramEnergy energy = type.energy();
        if (spec.energy() == DramEnergyLevel.PUBLISHED) {
            Explanation perBit =
                    Explanation.leaf("published energy per bit of " + type.name(), energy.publishedPjPerBit());
            Explanation none = Explanation.given(
                    "background power of " + type.name(), 0, "mW", "contained in the published energy per bit");
            return new DramAsBuilt(
                    "dram", peakBits, efficiency, perBit.value(), perBit.value(), 0, perBit, perBit, none);
        }
        Explanation activate = activation(type, effective);
        Explanation read = command(type, "read", Explanation.leaf("column read", energy.readPjPerBit()), activate);
        Explanation write = command(type, "write", Explanation.leaf("column write", energy.writePjPerBit()), activate);
        Explanation background = background(type);
        return new DramAsBuilt(
                "dram", peakBits, efficiency, read.value(), write.value(), background.value(), read, write, background);
    }

    private static Explanation activation(DramType type, EffectiveBandwidth effective) {
        Explanation perRow =
                Explanation.leaf("activation and precharge", type.energy().activateNj());
        double bitsPerActivation =
                effective.burstsPerActivation() * type.organisation().burstBits();
        return Explanation.derived(
                "activation per bit",
                perRow.value() * 1e3 / bitsPerActivation,
                "pJ/bit",
                "activation energy / bits served by one activation",
                perRow.spread(),
                ImmutableList.of(
                        perRow,
                        Explanation.given(
                                "bits served by one activation",
                                bitsPerActivation,
                                "bit",
                                "long transfers, open page")));
    }

    private static Explanation command(DramType type, String action, Explanation column, Explanation activate) {
        return Explanation.derived(
                action + " energy of " + type.name() + ", device core",
                column.value() + activate.value(),
                "pJ/bit",
                "column command + activation per bit",
                Math.max(column.spread(), activate.spread()),
                ImmutableList.of(column, activate));
    }

    private static Explanation background(DramType type) {
        Explanation standby =
                Explanation.leaf("standby power of a rank", type.energy().backgroundMwPerRank());
        Explanation refresh =
                Explanation.leaf("refresh power of a rank", type.energy().refreshMwPerRank());
        long ranks = (long) type.organisation().channels() * type.organisation().ranksPerChannel();
        return Explanation.derived(
                "background power of " + type.name(),
                ranks * (standby.value() + refresh.value()),
                "mW",
                "ranks x (standby + refresh)",
                Math.max(standby.spread(), refresh.spread()),
                ImmutableList.of(
                        standby, refresh, Explanation.given("ranks", ranks, "", "channels x ranks of a channel")));
    }
}
