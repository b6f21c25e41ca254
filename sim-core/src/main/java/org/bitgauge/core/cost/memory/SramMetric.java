package org.bitgauge.core.cost.memory;

/** What is known of an SRAM design point. */
public enum SramMetric {
    /** Energy of reading one word. */
    READ_ENERGY("read energy", "read_energy_pJ", "pJ", 0.08, false),
    /** Energy of writing one word. */
    WRITE_ENERGY("write energy", "write_energy_pJ", "pJ", 0.05, true),
    /** Static power of the whole memory, subthreshold and gate. */
    LEAKAGE("leakage", "leakage_total_mW", "mW", 0.05, true),
    /** Area of the whole memory. */
    AREA("area", "area_mm2", "mm2", 0.06, true),
    /** Address in to data out. */
    ACCESS_TIME("access time", "access_time_ns", "ns", 0.05, false),
    /** Shortest time between accesses of one bank. */
    CYCLE_TIME("cycle time", "cycle_time_ns", "ns", 0.13, false);

    private final String label;
    private final String column;
    private final String unit;
    private final double fillSpread;
    private final boolean monotone;

    SramMetric(String label, String column, String unit, double fillSpread, boolean monotone) {
        this.label = label;
        this.column = column;
        this.unit = unit;
        this.fillSpread = fillSpread;
        this.monotone = monotone;
    }

    /** Name in explanations. */
    public String label() {
        return label;
    }

    /** Column of the table. */
    public String column() {
        return column;
    }

    /** Unit of the column. */
    public String unit() {
        return unit;
    }

    /** 90th percentile of the leave-one-out error of a predicted grid point (docs/modelling-memory.md). */
    double fillSpread() {
        return fillSpread;
    }

    /** True where every column of the table grows with capacity, so that predicted points must too. */
    boolean monotoneInCapacity() {
        return monotone;
    }
}
