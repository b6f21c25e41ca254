package org.bitgauge.core.cost.memory;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.memory.DramEnergy;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.quantity.Quantity;

/**
 * DRAM energy per bit in closed form:
 *
 * <pre>read and write current + activation x (1 - row hits) / burst + (refresh + background) / bandwidth</pre>
 *
 * <p>on the level of the device core, or scaled to the published level that includes I/O. Background power is standby
 * with a row open; power-down is not modelled. A result in pJ/bit already contains refresh and background for the time
 * the bits take: a ledger that books standing power by time instead takes {@link #standingMw} and
 * {@link #dynamicPjPerBit}.
 */
public final class DramCosts {
    private DramCosts() {}

    /** Energy per transferred bit, with everything that is included in the explanation. */
    public static Explanation energyPerBit(DramType type, DramUse use, DramEnergyBasis basis) {
        return switch (basis) {
            case DEVICE_CORE -> core(type, use);
            case PUBLISHED -> published(type);
            case PUBLISHED_BY_ROW_HITS -> scaled(type, use);
        };
    }

    /** Core energy of commands only, pJ/bit: column current and the share of activations, without standing power. */
    public static double dynamicPjPerBit(DramType type, double rowHitRate, double writeShare) {
        DramEnergy e = type.energy();
        return e.readPjPerBit().value() * (1 - writeShare)
                + e.writePjPerBit().value() * writeShare
                + activatePjPerBit(type) * (1 - rowHitRate);
    }

    /** Refresh and background of all channels and ranks, mW, paid whether or not bits move. */
    public static double standingMw(DramType type) {
        double ranks =
                (double) type.organisation().channels() * type.organisation().ranksPerChannel();
        return ranks
                * (type.energy().refreshMwPerRank().value()
                        + type.energy().backgroundMwPerRank().value());
    }

    private static double activatePjPerBit(DramType type) {
        return type.energy().activateNj().value() * 1000 / type.organisation().burstBits();
    }

    private static Explanation core(DramType type, DramUse use) {
        DramEnergy e = type.energy();
        double bitsPerSecond = type.peakBytesPerSecond() * 8 * use.utilisation();
        double ranks =
                (double) type.organisation().channels() * type.organisation().ranksPerChannel();
        ImmutableList<Explanation> parts = ImmutableList.of(
                part(
                        "read current",
                        e.readPjPerBit(),
                        "energy x share of reads",
                        e.readPjPerBit().value() * (1 - use.writeShare())),
                part(
                        "write current",
                        e.writePjPerBit(),
                        "energy x share of writes",
                        e.writePjPerBit().value() * use.writeShare()),
                part(
                        "activation",
                        e.activateNj(),
                        "energy / burst bits x (1 - row-hit rate " + use.rowHitRate() + ")",
                        activatePjPerBit(type) * (1 - use.rowHitRate())),
                part(
                        "refresh",
                        e.refreshMwPerRank(),
                        "power x ranks of all channels / achieved bandwidth",
                        standing(e.refreshMwPerRank(), ranks, bitsPerSecond)),
                part(
                        "background",
                        e.backgroundMwPerRank(),
                        "power x ranks of all channels / achieved bandwidth",
                        standing(e.backgroundMwPerRank(), ranks, bitsPerSecond)));
        double sum = parts.stream().mapToDouble(Explanation::value).sum();
        return Explanation.derived(
                "energy per bit of " + type.name() + " (" + DramEnergyBasis.DEVICE_CORE.description() + ")",
                sum,
                "pJ/bit",
                "read + write + activation + refresh + background",
                e.readPjPerBit().spread(),
                parts);
    }

    private static double standing(Quantity milliwatts, double ranks, double bitsPerSecond) {
        return milliwatts.value() * 1e-3 * ranks / bitsPerSecond * 1e12;
    }

    private static Explanation part(String what, Quantity constant, String formula, double value) {
        return Explanation.derived(
                what,
                value,
                "pJ/bit",
                formula,
                constant.spread(),
                ImmutableList.of(Explanation.leaf("constant of " + what, constant)));
    }

    private static Explanation published(DramType type) {
        return Explanation.leaf(
                "energy per bit of " + type.name() + " (" + DramEnergyBasis.PUBLISHED.description() + ")",
                type.energy().publishedPjPerBit());
    }

    private static Explanation scaled(DramType type, DramUse use) {
        Explanation level = published(type);
        Explanation here = core(type, use);
        double hits = 1 - 1.0 / type.organisation().burstsPerRow();
        Explanation reference = core(type, new DramUse(hits, 0, type.timing().refreshEfficiency()));
        return Explanation.derived(
                "energy per bit of " + type.name() + " (" + DramEnergyBasis.PUBLISHED_BY_ROW_HITS.description() + ")",
                level.value() * here.value() / reference.value(),
                "pJ/bit",
                "published level x core energy of this use / core energy of a sequential read at full rate",
                Math.hypot(level.spread(), here.spread()),
                ImmutableList.of(level, here, reference));
    }
}
