package org.bitgauge.core.cost.memory;

/**
 * A small buffer of flip-flops with a read multiplexer, for what is below the smallest SRAM.
 *
 * @param words number of words; 1 for a plain register
 * @param widthBits bits of a word
 * @param readPorts independent reads in a cycle, one multiplexer each
 */
public record RegisterFileSpec(int words, int widthBits, int readPorts) {
    /** Above this an SRAM is smaller and the multiplexer model loses its ground. */
    public static final int MAX_BITS = 1 << 16;

    public RegisterFileSpec {
        if (words < 1 || widthBits < 1 || readPorts < 1) {
            throw new IllegalArgumentException("a register file has at least 1 word, 1 bit and 1 read port, was "
                    + words + " words x " + widthBits + " bit, " + readPorts + " ports");
        }
        if ((long) words * widthBits > MAX_BITS) {
            throw new IllegalArgumentException("a register file holds at most " + MAX_BITS + " bits, asked for "
                    + (long) words * widthBits + "; use an SRAM");
        }
    }

    /** One read port. */
    public RegisterFileSpec(int words, int widthBits) {
        this(words, widthBits, 1);
    }

    /** Bits stored. */
    public int bits() {
        return words * widthBits;
    }

    /** Two-input multiplexers of one bit of one read port. */
    public int multiplexersPerBit() {
        return words - 1;
    }

    /** Multiplexers one after the other from a word to the output: log2 of the words, rounded up. */
    public int multiplexerLevels() {
        return words == 1 ? 0 : 32 - Integer.numberOfLeadingZeros(words - 1);
    }

    /** For messages and explanations. */
    public String label() {
        return words + " x " + widthBits + " b, " + readPorts + " read port" + (readPorts == 1 ? "" : "s");
    }
}
