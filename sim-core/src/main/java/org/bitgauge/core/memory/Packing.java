package org.bitgauge.core.memory;

/** How words narrower than a row are laid into rows. */
public enum Packing {
    /** Words back to back, over row borders; a row of 64 bits holds 64/3 words of 3 bits. */
    DENSE,
    /** Whole words only, the rest of a row unused; a row of 64 bits holds 21 words of 3 bits. */
    ALIGNED,
    /** Each word in the next power of two of its width; a row of 64 bits holds 16 words of 3 bits. */
    SUB_WORD
}
