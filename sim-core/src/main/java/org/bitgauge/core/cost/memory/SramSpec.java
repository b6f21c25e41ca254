package org.bitgauge.core.cost.memory;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * An SRAM as it is asked for.
 *
 * @param capacityBytes data of all banks together
 * @param widthBits word of one access
 * @param banks independently addressed banks that share the capacity
 * @param profile transistor family, which decides leakage
 * @param nodeNm technology node
 * @param ports ports of every bank
 */
public record SramSpec(
        long capacityBytes, int widthBits, int banks, SramProfile profile, double nodeNm, SramPorts ports) {
    /** Fewest words a bank may have: every point of the sweep with fewer was refused by the tool. */
    public static final int MIN_WORDS_PER_BANK = 32;

    /** Smallest memory of the sweep. */
    public static final long MIN_CAPACITY_BYTES = 64;

    /** Four doublings beyond the sweep's 16 MiB. */
    public static final long MAX_CAPACITY_BYTES = 256L << 20;

    /** Widest word: eight 512-bit memories side by side. */
    public static final int MAX_WIDTH_BITS = 4096;

    /** Most banks: eight groups of eight. */
    public static final int MAX_BANKS = 64;

    public SramSpec {
        requireNonNull(profile, "profile");
        requireNonNull(ports, "ports");
        within(widthBits, 1, MAX_WIDTH_BITS, "word of an SRAM", "bit");
        within(banks, 1, MAX_BANKS, "number of banks of an SRAM", "banks");
        if (!(nodeNm >= SramNodes.MIN_NM && nodeNm <= SramNodes.MAX_NM)) {
            throw new IllegalArgumentException("SRAM costs are known from " + SramNodes.MIN_NM + " to "
                    + SramNodes.MAX_NM + " nm, asked for " + nodeNm + " nm");
        }
        feasible(capacityBytes, widthBits, banks);
        within(capacityBytes, MIN_CAPACITY_BYTES, MAX_CAPACITY_BYTES, "capacity of an SRAM", "B");
    }

    /** One shared port. */
    public SramSpec(long capacityBytes, int widthBits, int banks, SramProfile profile, double nodeNm) {
        this(capacityBytes, widthBits, banks, profile, nodeNm, SramPorts.ONE_SHARED);
    }

    /** For messages and explanations, for example {@code 48 KiB x 64 b, 1 bank, 1rw, hp350 at 45 nm}. */
    public String label() {
        String size = capacityBytes % 1024 == 0 ? capacityBytes / 1024 + " KiB" : capacityBytes + " B";
        return String.format(
                Locale.ROOT,
                "%s x %d b, %d bank%s, %s, %s at %s nm",
                size,
                widthBits,
                banks,
                banks == 1 ? "" : "s",
                ports.id(),
                profile.id(),
                nodeNm == Math.rint(nodeNm) ? Long.toString((long) nodeNm) : Double.toString(nodeNm));
    }

    private static void feasible(long capacityBytes, int widthBits, int banks) {
        long least = Math.max(MIN_CAPACITY_BYTES, ((long) MIN_WORDS_PER_BANK * banks * widthBits + 7) / 8);
        if (capacityBytes >= least) {
            return;
        }
        long widest = capacityBytes * 8 / ((long) MIN_WORDS_PER_BANK * banks);
        String narrower = widest >= 1 ? ", or words of at most " + widest + " bit" : "";
        throw new IllegalArgumentException("an SRAM needs at least " + MIN_WORDS_PER_BANK + " words per bank and "
                + MIN_CAPACITY_BYTES + " B: " + capacityBytes + " B of " + widthBits + " bit words in " + banks
                + " bank(s) is too small; use at least " + least + " B" + narrower
                + ", or a register file for a buffer this small");
    }

    private static void within(long value, long least, long most, String what, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "the " + what + " must be from " + least + " to " + most + " " + unit + ", was " + value);
        }
    }
}
