package org.bitgauge.lab.design;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.explain.Explanation;

/**
 * DRAM of a design: what its traffic and its presence cost.
 *
 * @param name as in ledgers
 * @param peakBitsPerSecond of all channels
 * @param efficiency share of the peak that fills reach
 * @param readPjPerBit energy of a bit read
 * @param writePjPerBit energy of a bit written
 * @param backgroundMw power while the design runs, whatever moves; 0 where the energies per bit contain it, and then no
 *     entry of a ledger is made for it
 * @param read why
 * @param write why
 * @param background why
 * @param served the DRAM itself, to be served burst by burst, where it is known
 */
public record DramAsBuilt(
        String name,
        double peakBitsPerSecond,
        double efficiency,
        double readPjPerBit,
        double writePjPerBit,
        double backgroundMw,
        Explanation read,
        Explanation write,
        Explanation background,
        Optional<ServedDram> served) {
    public DramAsBuilt {
        requireNonNull(name, "name");
        if (!(peakBitsPerSecond > 0) || !(efficiency > 0 && efficiency <= 1)) {
            throw new IllegalArgumentException("DRAM " + name + " needs a bandwidth and an efficiency in (0, 1]");
        }
    }

    /** A DRAM of which rates alone are known. */
    public DramAsBuilt(
            String name,
            double peakBitsPerSecond,
            double efficiency,
            double readPjPerBit,
            double writePjPerBit,
            double backgroundMw,
            Explanation read,
            Explanation write,
            Explanation background) {
        this(
                name,
                peakBitsPerSecond,
                efficiency,
                readPjPerBit,
                writePjPerBit,
                backgroundMw,
                read,
                write,
                background,
                Optional.empty());
    }

    DramAsBuilt with(ServedDram dram) {
        return new DramAsBuilt(
                name,
                peakBitsPerSecond,
                efficiency,
                readPjPerBit,
                writePjPerBit,
                backgroundMw,
                read,
                write,
                background,
                Optional.of(dram));
    }
}
