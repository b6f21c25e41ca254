package org.bitgauge.units.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialGridSpecTest {
    private static final SerialGridSpec CHIP = new SerialGridSpec(16, 16, 16, 16, 16);

    /** Crossings of a row and 16 columns that there is silicon for, and what is made of them. */
    @ParameterizedTest
    @CsvSource({
        "256, 16, 16, 16",
        "1024, 64, 16, 16",
        "83, 5, 16, 16",
        "79, 4, 19, 16",
        "34, 2, 17, 16",
        "31, 1, 31, 16",
        "16, 1, 16, 16",
        "11, 1, 11, 16",
        "1, 1, 1, 16",
        "0.5, 1, 1, 8"
    })
    void tilesKeepTheirShape(double crossings, int tiles, int rows, int columns) {
        SerialGridSpec sized = CHIP.resized(crossings / 256);

        assertThat(sized).isEqualTo(new SerialGridSpec(16, columns, rows, tiles, 16));
    }

    @Test
    void moreSiliconIsNeverFewerLanesAndLittleIsLeftOver() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            SerialGridSpec grid = new SerialGridSpec(
                    1 + random.nextInt(32), 1 + random.nextInt(20), 1 + random.nextInt(32), 1 + random.nextInt(64), 16);
            double factor = random.nextDouble() * 3;
            double own = factor * lanes(grid);
            long sized = lanes(grid.resized(factor));

            assertThat((double) sized).as("%s x %s", grid, factor).isLessThanOrEqualTo(Math.max(1, own) * (1 + 1e-6));
            assertThat(sized).isLessThanOrEqualTo(lanes(grid.resized(factor * 1.01)));
            if (grid.resized(factor).tiles() > 1) {
                assertThat(grid.resized(factor).rows()).isBetween(grid.rows(), 2 * grid.rows());
            }
            assertThat(grid.resized(1)).isEqualTo(grid);
        }
    }

    private static long lanes(SerialGridSpec grid) {
        return (long) grid.lanes() * grid.columns() * grid.rows() * grid.tiles();
    }
}
