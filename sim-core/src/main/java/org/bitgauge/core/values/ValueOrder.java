package org.bitgauge.core.values;

/** In which order the values of a tensor lie in memory, and so which of them share a group. */
public enum ValueOrder {
    /** Channels innermost: {@code [image][row][column][channel]}, weights {@code [filter][row][column][channel]}. */
    CHANNEL,
    /** As the shape says: {@code [image][channel][row][column]}. */
    FILE
}
