package org.bitgauge.units.rowstationary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowStationaryTest {
    private static final RowStationarySpec EYERISS = RowStationarySpec.eyeriss();

    /** AlexNet conv4: 384 passes of 432 + 270 to fill, 4 x 13 x 144 products, 104 to drain. */
    @Test
    void passesOfAlexNetConv4AreThoseCountedByHand() {
        LoopNest conv4 = nest(4, 2, 384, 384, 13, 3, 1, 1);
        RowStationaryFolding folding =
                new RowStationaryFolding(EYERISS, new RowStationaryMapping(4, 13, 16, 3, 2, 2), conv4);

        assertThat(folding.activeElements()).isEqualTo(156);
        assertThat(folding.busyCycles(conv4.size())).isEqualTo(384L * (432 + 270 + 4 * 13 * 144 + 104));
        assertThat(folding.edge(conv4.size()).activationReads()).isEqualTo(4L * 384 * 15 * 15 * 6);
        assertThat(folding.edge(conv4.size()).partialSumWrites()).isEqualTo(31L * 4 * 384 * 169);
        assertThat(folding.edge(conv4.size()).weightReads()).isEqualTo(384L * 192 * 9);
    }

    @Test
    void aSetWiderThanTheArrayIsFolded() {
        assertThat(RowStationaryPass.sets(EYERISS, 5, 27)).isEqualTo(1);
        assertThat(RowStationaryPass.sets(EYERISS, 5, 29)).isZero();
        assertThat(RowStationaryPass.sets(EYERISS, 11, 7)).isEqualTo(2);
        assertThat(RowStationaryPass.sets(EYERISS, 3, 13)).isEqualTo(4);
    }

    @Test
    void mappingsThatDoNotFitAreRefused() {
        LoopNest conv4 = nest(4, 2, 384, 384, 13, 3, 1, 1);
        assertThatThrownBy(() -> new RowStationaryFolding(EYERISS, new RowStationaryMapping(4, 13, 16, 3, 2, 3), conv4))
                .hasMessageContaining("6 sets");
        assertThatThrownBy(() -> new RowStationaryFolding(EYERISS, new RowStationaryMapping(4, 13, 16, 5, 2, 2), conv4))
                .hasMessageContaining("scratch pads");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void searchedMappingsFitKeepTheBooksAndGrowWithTheLayer(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            long kernel = 1 + random.nextInt(14);
            long channels = 1 + random.nextInt(40);
            long filters = 1 + random.nextInt(70);
            long in = kernel + random.nextInt(30);
            long stride = 1 + random.nextInt(2);
            LoopNest nest = nest(1, 1, channels, filters, in, kernel, stride, 0);
            Tile tile = nest.size();
            RowStationaryFolding folding = new RowStationaryFolding(EYERISS, nest);
            long busy = folding.busyCycles(tile);

            assertThat(folding.busy(tile).stream().mapToLong(b -> b.cycles()).sum())
                    .as("seed %d", seed)
                    .isEqualTo(busy);
            assertThat(folding.busy(tile)).allMatch(b -> b.cycles() >= 0);
            assertThat(folding.activeElements()).isBetween(1L, 168L);
            assertThat(busy * 168).isGreaterThanOrEqualTo(tile.macs());
            LoopNest more = nest(1, 1, channels + 1, filters + 3, in + stride, kernel, stride, 0);
            assertThat(new RowStationaryFolding(EYERISS, more).busyCycles(more.size()))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(busy);
        }
    }

    private static LoopNest nest(
            long batch, long groups, long in, long out, long size, long kernel, long stride, long padding) {
        return LoopNest.of(new Convolution(
                batch,
                groups,
                in,
                out,
                Extent.square(size),
                Extent.square(kernel),
                Extent.square(stride),
                Extent.square(1),
                Padding.all(padding),
                false));
    }
}
