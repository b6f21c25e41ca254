package org.bitgauge.lab.validate;

import com.google.common.collect.ImmutableMap;
import org.bitgauge.core.memory.DramAddressMap;
import org.bitgauge.core.memory.DramOrganisation;
import org.bitgauge.core.memory.DramTiming;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.memory.dram.BurstDram;
import org.bitgauge.core.memory.dram.CommandLimits;
import org.bitgauge.core.memory.dram.DramController;
import org.bitgauge.core.memory.dram.StandbyPower;

/**
 * A DRAM from one line of {@code config_params.csv}. What the line does not say (bank groups, write latency, tWTR, tRTP,
 * tWR, energies) is the preset's of the same family; which family and which address map, the line's name says.
 */
final class DramConfig {
    private DramConfig() {}

    static BurstDram read(CsvTable table, ImmutableMap<String, String> row) {
        String name = table.text(row, "config");
        DramType preset = preset(name, integer(table, row, "ranks_per_channel"));
        double clockNs = table.number(row, "tCK_ns");
        DramOrganisation o = organisation(table, row, name, preset.organisation());
        DramTiming t = preset.timing();
        double burst = table.number(row, "burst_clocks");
        DramTiming timing = new DramTiming(
                clockNs,
                clockNs * burst,
                clockNs * table.number(row, "CL"),
                t.writeLatencyNs() / t.clockNs() * clockNs,
                clockNs * table.number(row, "tRCD"),
                clockNs * table.number(row, "tRP"),
                clockNs * table.number(row, "tRC"),
                clockNs * table.number(row, "tFAW"),
                clockNs * table.number(row, "tRRD_S"),
                clockNs * table.number(row, "tRRD_L"),
                clockNs * table.number(row, "tCCD_S"),
                clockNs * table.number(row, "tCCD_L"),
                t.writeToReadNs() / t.clockNs() * clockNs,
                clockNs * table.number(row, "tRFC"),
                clockNs * table.number(row, "tREFI"));
        DramType type = new DramType(name, o, timing, preset.energy(), preset.timingSource(), preset.timingSpread());
        return new BurstDram(
                type, CommandLimits.of(preset), map(name), DramController.standard(), StandbyPower.of(preset));
    }

    private static DramOrganisation organisation(
            CsvTable table, ImmutableMap<String, String> row, String name, DramOrganisation preset) {
        int burstBits = 8 * integer(table, row, "bytes_per_data_command");
        // DRAMsim3 doubles the columns of an HBM configuration: its rows are twice what the file says
        int rowBytes = integer(table, row, "row_bytes_per_channel") * (name.startsWith("hbm") ? 2 : 1);
        return new DramOrganisation(
                integer(table, row, "channels"),
                integer(table, row, "ranks_per_channel"),
                preset.bankGroups(),
                integer(table, row, "banks_per_rank"),
                preset.channelBits(),
                burstBits,
                rowBytes);
    }

    private static DramType preset(String config, int ranks) {
        DramTypes types = DramTypes.standard();
        String family = config.contains("_") ? config.substring(0, config.indexOf('_')) : config;
        if (family.equals("ddr4") && ranks > 1) {
            return types.named("ddr4-3200-2rank");
        }
        return types.names().stream()
                .filter(preset -> preset.equals(family) || preset.startsWith(family + "-"))
                .findFirst()
                .map(types::named)
                .orElseThrow(() -> new ValidationInputException("config '" + config
                        + "' is of no known DRAM family; its name must start with one of " + types.names()));
    }

    private static DramAddressMap map(String config) {
        if (config.contains("rowmap")) {
            return DramAddressMap.ROW_MAJOR;
        }
        return config.contains("shipped") ? DramAddressMap.ROW_THEN_CHANNEL : DramAddressMap.INTERLEAVED;
    }

    private static int integer(CsvTable table, ImmutableMap<String, String> row, String column) {
        return (int) Math.rint(table.number(row, column));
    }
}
