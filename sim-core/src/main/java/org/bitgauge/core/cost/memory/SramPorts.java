package org.bitgauge.core.cost.memory;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Ports of an SRAM. The table is one read/write port; more ports multiply energy and area by factors that CACTI gave at
 * 45 nm, hp350, 8 KiB × 64 b (our own runs of CACTI 7.0.3DD; docs/modelling-memory.md). Leakage is taken to follow area (no figure; spread 30 %), times not
 * to change.
 */
public enum SramPorts {
    /** One port that reads or writes. */
    ONE_SHARED("1rw", 1, 1, 1),
    /** One read port and one write port. */
    READ_AND_WRITE("1r1w", 6.49 / 5.29, 8.06 / 6.50, 0.0534 / 0.0263),
    /** Two read ports and one write port. */
    TWO_READ_ONE_WRITE("2r1w", 7.66 / 5.29, 9.56 / 6.50, 0.0911 / 0.0263);

    private final String id;
    private final double readFactor;
    private final double writeFactor;
    private final double areaFactor;

    SramPorts(String id, double readFactor, double writeFactor, double areaFactor) {
        this.id = id;
        this.readFactor = readFactor;
        this.writeFactor = writeFactor;
        this.areaFactor = areaFactor;
    }

    /** Name in configurations. */
    public String id() {
        return id;
    }

    /** Factor on a metric of the one-port memory. */
    public double factor(SramMetric metric) {
        return switch (metric) {
            case READ_ENERGY -> readFactor;
            case WRITE_ENERGY -> writeFactor;
            case AREA, LEAKAGE -> areaFactor;
            case ACCESS_TIME, CYCLE_TIME -> 1;
        };
    }

    /** The ports of that name; an unknown name is an error that lists the known ones. */
    public static SramPorts named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (SramPorts ports : values()) {
            if (ports.id.equals(wanted)) {
                return ports;
            }
        }
        throw new IllegalArgumentException("unknown SRAM ports '" + name + "'; known are "
                + Arrays.stream(values()).map(SramPorts::id).collect(Collectors.joining(", ")));
    }
}
