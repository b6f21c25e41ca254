package org.bitgauge.core.memory.dram;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.quantity.Source;

/**
 * Power of a rank of one channel that stands by, mW: with a row open in some bank (IDD3N), and with all banks closed (IDD2N). The
 * background of {@link org.bitgauge.core.memory.DramEnergy} is one value for both.
 *
 * @param openMw with a row open
 * @param closedMw with all banks closed
 * @param source where the currents were read
 */
public record StandbyPower(double openMw, double closedMw, Source source) {
    public StandbyPower {
        requireNonNull(source, "source");
        if (!(closedMw > 0 && openMw >= closedMw)) {
            throw new IllegalArgumentException(
                    "the standby power of a rank is above 0, and with a row open not below that"
                            + " with all banks closed; were " + closedMw + " and " + openMw + " mW");
        }
    }

    /** The shipped power of a preset; where none is shipped the type's background in both states. */
    public static StandbyPower of(DramType type) {
        for (ConstantTable.Row row :
                ConstantTable.resource(StandbyPower.class, "dram-standby.csv").rows()) {
            if (row.text("name").equals(type.name())) {
                return new StandbyPower(row.number("open_mW"), row.number("closed_mW"), Source.of(row.text("source")));
            }
        }
        return flat(type);
    }

    /** The type's background in both states. */
    public static StandbyPower flat(DramType type) {
        double background = type.energy().backgroundMwPerRank().value();
        return new StandbyPower(
                background, background, type.energy().backgroundMwPerRank().source());
    }
}
