package org.bitgauge.core.memory.dram;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.quantity.Source;

/**
 * What a controller must know of a DRAM beyond {@link org.bitgauge.core.memory.DramTiming}, in clocks. Shipped for every
 * preset in {@code dram-commands.csv}.
 *
 * @param writeToReadLong end of write data to a read of the same bank group (tWTR_L)
 * @param readToPrecharge read to precharge of its bank (tRTP)
 * @param writeRecovery end of write data to precharge of its bank (tWR)
 * @param rankSwitch idle clocks of the data bus between two ranks (tRTRS)
 * @param prechargeToPrecharge precharge to precharge of another bank of the rank (tPPD); 0 or 1 where there is no limit
 * @param rowBus whether activations and precharges have command pins of their own
 * @param source where the limits were read
 */
public record CommandLimits(
        int writeToReadLong,
        int readToPrecharge,
        int writeRecovery,
        int rankSwitch,
        int prechargeToPrecharge,
        boolean rowBus,
        Source source) {
    public CommandLimits {
        requireNonNull(source, "source");
        if (Math.min(Math.min(writeToReadLong, readToPrecharge), Math.min(writeRecovery, rankSwitch)) < 0
                || prechargeToPrecharge < 0) {
            throw new IllegalArgumentException("limits between DRAM commands are at least 0 clocks: tWTR_L "
                    + writeToReadLong + ", tRTP " + readToPrecharge + ", tWR " + writeRecovery + ", tRTRS "
                    + rankSwitch + ", tPPD " + prechargeToPrecharge);
        }
    }

    /** The shipped limits of a preset. */
    public static CommandLimits of(DramType type) {
        ConstantTable table = ConstantTable.resource(CommandLimits.class, "dram-commands.csv");
        for (ConstantTable.Row row : table.rows()) {
            if (row.text("name").equals(type.name())) {
                return new CommandLimits(
                        row.integer("tWTR_L"),
                        row.integer("tRTP"),
                        row.integer("tWR"),
                        row.integer("tRTRS"),
                        row.integer("tPPD"),
                        row.integer("row_bus") == 1,
                        Source.of(row.text("source")));
            }
        }
        throw new IllegalArgumentException("no command limits are shipped for the DRAM '" + type.name()
                + "'; give them, or use a preset: "
                + table.rows().stream().map(row -> row.text("name")).toList());
    }
}
