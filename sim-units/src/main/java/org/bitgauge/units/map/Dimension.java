package org.bitgauge.units.map;

import org.bitgauge.core.unit.Tile;

/** The loops of a layer with multiply-accumulates. */
enum Dimension {
    BATCH("b"),
    GROUP("g"),
    FILTER("n"),
    ROW("p"),
    COLUMN("q"),
    CHANNEL("c"),
    KERNEL_ROW("r"),
    KERNEL_COLUMN("s");

    static final int COUNT = 8;

    private final String letter;

    Dimension(String letter) {
        this.letter = letter;
    }

    /** One letter, as in descriptions of mappings. */
    String letter() {
        return letter;
    }

    /** Whether its loop adds to sums. */
    boolean isReduction() {
        return this == CHANNEL || this == KERNEL_ROW || this == KERNEL_COLUMN;
    }

    /** Size of a tile along it. */
    long of(Tile tile) {
        return switch (this) {
            case BATCH -> tile.batch();
            case GROUP -> tile.groups();
            case FILTER -> tile.filters();
            case ROW -> tile.rows();
            case COLUMN -> tile.columns();
            case CHANNEL -> tile.channels();
            case KERNEL_ROW -> tile.kernelRows();
            case KERNEL_COLUMN -> tile.kernelColumns();
        };
    }
}
