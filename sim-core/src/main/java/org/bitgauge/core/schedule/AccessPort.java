package org.bitgauge.core.schedule;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.layer.TensorRole;

/**
 * One kind of access that tiles make and that costs energy: a level, a tensor, and whether it is read or written.
 *
 * @param level name of the memory level or register file
 * @param tensor what is accessed
 * @param action read or write
 * @param bitsPerAccess bits that one access moves (the useful part of a row)
 */
public record AccessPort(String level, TensorRole tensor, Action action, long bitsPerAccess) {
    public AccessPort {
        requireNonNull(level, "level");
        requireNonNull(tensor, "tensor");
        requireNonNull(action, "action");
        if (bitsPerAccess < 1) {
            throw new IllegalArgumentException("an access of " + level + " moves at least one bit");
        }
    }

    /** Read or write. */
    public enum Action {
        READ,
        WRITE
    }
}
