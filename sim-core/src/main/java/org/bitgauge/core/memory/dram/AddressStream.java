package org.bitgauge.core.memory.dram;

/** What is asked of a DRAM, access by access, in the order of the source. Primitive, so that nothing is allocated. */
public interface AddressStream {
    /** Moves to the next access; false where there is none. */
    boolean advance();

    /** First byte of the current access. */
    long address();

    /** Whether the current access writes. */
    boolean write();
}
