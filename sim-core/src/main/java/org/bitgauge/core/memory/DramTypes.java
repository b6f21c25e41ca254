package org.bitgauge.core.memory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.quantity.Quantity;
import org.bitgauge.core.quantity.Source;

/**
 * The DRAM presets that ship with the project ({@code dram-types.csv}); each timing and energy names its source.
 *
 * @param byName presets by name, in the order of the table
 */
public record DramTypes(ImmutableMap<String, DramType> byName) {
    public DramTypes {
        requireNonNull(byName, "byName");
    }

    /** The shipped presets. */
    public static DramTypes standard() {
        return Shipped.TYPES;
    }

    /** Names of all presets. */
    public ImmutableList<String> names() {
        return byName.keySet().asList();
    }

    /** The preset of that name; an unknown name is an error that lists the known ones. */
    public DramType named(String name) {
        DramType type = byName.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "unknown DRAM type '" + name + "'; known are " + String.join(", ", byName.keySet()));
        }
        return type;
    }

    private static final class Shipped {
        static final DramTypes TYPES = read(ConstantTable.resource(DramTypes.class, "dram-types.csv"));
    }

    /** Reads presets from a table with the columns of {@code dram-types.csv}. */
    public static DramTypes read(ConstantTable table) {
        ImmutableMap.Builder<String, DramType> types = ImmutableMap.builder();
        for (ConstantTable.Row row : table.rows()) {
            DramType type = new DramType(
                    row.text("name"),
                    organisation(row),
                    timing(row),
                    energy(row),
                    Source.of(row.text("timing_source")),
                    row.number("timing_spread"));
            types.put(type.name(), type);
        }
        return new DramTypes(types.buildOrThrow());
    }

    private static DramOrganisation organisation(ConstantTable.Row row) {
        return new DramOrganisation(
                row.integer("channels"),
                row.integer("ranks"),
                row.integer("bank_groups"),
                row.integer("banks"),
                row.integer("channel_bits"),
                row.integer("channel_bits") * row.integer("burst_length"),
                row.integer("row_bytes"));
    }

    private static DramTiming timing(ConstantTable.Row row) {
        double clockNs = row.number("clock_ns");
        return new DramTiming(
                clockNs,
                clockNs * row.number("burst_clk"),
                clockNs * row.number("CL"),
                clockNs * row.number("CWL"),
                clockNs * row.number("tRCD"),
                clockNs * row.number("tRP"),
                clockNs * row.number("tRC"),
                clockNs * row.number("tFAW"),
                clockNs * row.number("tRRD_S"),
                clockNs * row.number("tRRD_L"),
                clockNs * row.number("tCCD_S"),
                clockNs * row.number("tCCD_L"),
                clockNs * row.number("tWTR"),
                clockNs * row.number("tRFC"),
                clockNs * row.number("tREFI"));
    }

    private static DramEnergy energy(ConstantTable.Row row) {
        return new DramEnergy(
                core(row, "read_pJ_per_bit", "pJ/bit"),
                core(row, "write_pJ_per_bit", "pJ/bit"),
                core(row, "activate_nJ", "nJ"),
                core(row, "refresh_mW", "mW"),
                core(row, "background_mW", "mW"),
                new Quantity(
                        row.number("published_pJ_per_bit"),
                        "pJ/bit",
                        Source.of(row.text("published_source")),
                        row.number("published_spread")));
    }

    private static Quantity core(ConstantTable.Row row, String column, String unit) {
        return new Quantity(row.number(column), unit, Source.of(row.text("core_source")), row.number("core_spread"));
    }
}
