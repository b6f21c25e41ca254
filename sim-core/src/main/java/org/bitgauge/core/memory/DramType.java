package org.bitgauge.core.memory;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.quantity.Source;

/**
 * A DRAM as an accelerator sees it: organisation, timing, peak bandwidth and energy constants, with their sources.
 *
 * @param name preset name, for example {@code ddr4-3200}
 * @param organisation channels, ranks, banks, rows, bursts
 * @param timing limits in nanoseconds
 * @param energy energy constants
 * @param timingSource where organisation and timing were read
 * @param timingSpread relative uncertainty of the timings
 */
public record DramType(
        String name,
        DramOrganisation organisation,
        DramTiming timing,
        DramEnergy energy,
        Source timingSource,
        double timingSpread) {
    public DramType {
        requireNonNull(name, "name");
        requireNonNull(organisation, "organisation");
        requireNonNull(timing, "timing");
        requireNonNull(energy, "energy");
        requireNonNull(timingSource, "timingSource");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a DRAM type needs a name");
        }
        if (!(timingSpread >= 0)) {
            throw new IllegalArgumentException("the spread of DRAM timings must be >= 0, was " + timingSpread);
        }
    }

    /** Data-pin bandwidth of all channels, bytes per second: {@code channels x burst / burst time}. */
    public double peakBytesPerSecond() {
        return organisation.channels() * channelPeakBytesPerSecond();
    }

    /** Data-pin bandwidth of one channel, bytes per second. */
    public double channelPeakBytesPerSecond() {
        return organisation.burstBits() / 8.0 / timing.burstNs() * 1e9;
    }

    /** The same type with another number of channels. */
    public DramType withChannels(int channels) {
        DramOrganisation o = organisation;
        return new DramType(
                name,
                new DramOrganisation(
                        channels,
                        o.ranksPerChannel(),
                        o.bankGroups(),
                        o.banksPerRank(),
                        o.channelBits(),
                        o.burstBits(),
                        o.rowBytes()),
                timing,
                energy,
                timingSource,
                timingSpread);
    }
}
