package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramEnergy;
import org.bitgauge.core.memory.DramTraffic;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.memory.EffectiveBandwidth;
import org.bitgauge.core.quantity.Frequency;
import org.bitgauge.core.schedule.Channel;

/**
 * DRAM of a design as the engine sees it: one channel at the effective bandwidth of long transfers, with the latency of a
 * row miss, and its energies.
 */
final class DramBuilder {
    private static final int ACCESS_BYTES = 64;
    private static final double HALF = 0.5;
    private static final int ACCESSES_PER_DIRECTION = 256;
    private static final int BITS_PER_BYTE = 8;
    /** Resolution of the channel's rate: it moves {@code bits} in so many cycles of the array clock. */
    private static final long CYCLES = 1 << 16;

    private DramBuilder() {}

    /**
     * What a design needs of its DRAM.
     *
     * @param channel for the engine
     * @param dram energies
     */
    record Built(Channel channel, DramAsBuilt dram) {}

    static Built build(DramSpec spec, double clockHz) {
        DramType preset = DramTypes.standard().named(spec.type());
        DramType type = spec.channels().map(preset::withChannels).orElse(preset);
        DramTraffic traffic = DramTraffic.sequential(ACCESS_BYTES).withWrites(HALF, ACCESSES_PER_DIRECTION);
        EffectiveBandwidth effective = EffectiveBandwidth.of(type, DramAddressMap.INTERLEAVED, traffic);
        double peakBits = spec.bandwidth()
                .map(b -> b.bitsPerSecond(new Frequency(clockHz)))
                .orElse(type.peakBytesPerSecond() * BITS_PER_BYTE);
        double bitsPerCycle = peakBits * effective.share() / clockHz;
        long latency = (long) Math.ceil(type.timing().missLatencyNs() * 1e-9 * clockHz);
        Channel channel = new Channel("dram", Math.max(1, Math.round(bitsPerCycle * CYCLES)), CYCLES, latency);
        return new Built(channel, energies(spec, type, effective, peakBits));
    }

    private static DramAsBuilt energies(DramSpec spec, DramType type, EffectiveBandwidth effective, double peakBits) {
        DramEnergy energy = type.energy();
        if (spec.energy() == DramEnergyLevel.PUBLISHED) {
            Explanation perBit =
                    Explanation.leaf("published energy per bit of " + type.name(), energy.publishedPjPerBit());
            Explanation none = Explanation.given(
                    "background power of " + type.name(), 0, "mW", "contained in the published energy per bit");
            return new DramAsBuilt(
                    "dram",
                    peakBits,
                    effective.share(),
                    effective.refresh(),
                    perBit.value(),
                    perBit.value(),
                    0,
                    perBit,
                    perBit,
                    none);
        }
        Explanation activate = activation(type, effective);
        Explanation read = command(type, "read", Explanation.leaf("column read", energy.readPjPerBit()), activate);
        Explanation write = command(type, "write", Explanation.leaf("column write", energy.writePjPerBit()), activate);
        Explanation background = background(type);
        return new DramAsBuilt(
                "dram",
                peakBits,
                effective.share(),
                effective.refresh(),
                read.value(),
                write.value(),
                background.value(),
                read,
                write,
                background);
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
