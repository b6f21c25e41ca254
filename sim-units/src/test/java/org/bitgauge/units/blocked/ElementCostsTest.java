package org.bitgauge.units.blocked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Stimulus;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.BlockedProduct;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.quantity.ConstantTable;
import org.bitgauge.core.values.LayerValues;
import org.junit.jupiter.api.Test;

/** Elements by construction against open synthesis of the same elements. */
class ElementCostsTest {
    private static final double AREA = 0.21;
    private static final double PERIOD = 0.25;
    private static final double MEDIAN_ENERGY = 0.2;

    private static double[] errors(ConstantTable.Row row) {
        int block = row.integer("K");
        int blocks = 8 / block;
        int products = row.integer("L");
        Style style = Style.valueOf(row.text("style").toUpperCase(Locale.ROOT));
        ElementCosts costs = new ElementCosts(
                new ElementShape(block, block, blocks, blocks, products, 24),
                new MacCosts(style, Technology.nangate45(), Stimulus.REAL));
        BlockedFormat operand = BlockedFormat.whole(FixedPointFormat.integer(8), block);
        BlockedWork work = new BlockedWork(
                operand,
                operand,
                new BlockedProduct(operand, operand, Optional.of(BlockProducts.keep(products))),
                products);
        HardwareCost cost = costs.element(work.use(LayerValues.NONE));
        return new double[] {
            cost.areaUm2() / row.number("area_um2") - 1,
            cost.delayPs() / row.number("period_ps") - 1,
            cost.energyFj() / row.number("energy_fj") - 1
        };
    }

    @Test
    void areaAndPeriodAreWithinAFifthAndAQuarterOfSynthesisAndEnergyInTheMedian() {
        List<Double> energies = new ArrayList<>();
        for (ConstantTable.Row row :
                ConstantTable.resource(ElementCostsTest.class, "synthesis.csv").rows()) {
            double[] errors = errors(row);
            String what = row.text("style") + " K " + row.integer("K") + " L " + row.integer("L") + " "
                    + Arrays.toString(errors);
            assertThat(Math.abs(errors[0])).as("area " + what).isLessThan(AREA);
            assertThat(Math.abs(errors[1])).as("period " + what).isLessThan(PERIOD);
            energies.add(Math.abs(errors[2]));
        }
        energies.sort(null);
        assertThat(energies.get(energies.size() / 2)).isLessThan(MEDIAN_ENERGY);
        assertThat(energies.get(energies.size() - 1)).isLessThan(0.55);
    }
}
