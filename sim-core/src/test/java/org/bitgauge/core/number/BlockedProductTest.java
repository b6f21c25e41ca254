package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedProductTest {
    private static BlockedFormat blocked(String text) {
        return (BlockedFormat) NumberFormats.parse(text);
    }

    private static BlockedProduct product(String weights, String activations, Optional<BlockProducts> products) {
        return new BlockedProduct(blocked(weights), blocked(activations), products);
    }

    @ParameterizedTest
    @CsvSource({"1,64", "2,16", "4,4", "8,1"})
    void allBlockProductsAreTheIntegerProductOfEveryPairOfEightBits(int k, int all) {
        int blocks = 8 / k;
        String signed = "blocked(int8," + k + "," + blocks + ")";
        String unsigned = "blocked(uint8," + k + "," + blocks + ")";
        BlockedProduct both = product(signed, signed, Optional.of(BlockProducts.keep(all)));
        BlockedProduct mixed = product(signed, unsigned, Optional.empty());
        assertThat(both.count()).isEqualTo(all);
        for (int w = -128; w < 128; w++) {
            for (int a = 0; a < 256; a++) {
                assertThat(both.product(w, a - 128)).isEqualTo((long) w * (a - 128));
                assertThat(mixed.product(w, a)).isEqualTo((long) w * a);
            }
        }
    }

    @Test
    void withoutTheLowProductTheWorstErrorIs225AndOfOneSign() {
        BlockedProduct three = product("blocked(uint8,4,2)", "blocked(uint8,4,2)", Optional.of(BlockProducts.keep(3)));
        BlockedProduct mask =
                product("blocked(uint8,4,2)", "blocked(uint8,4,2)", Optional.of(BlockProducts.mask("11", "10")));
        long worst = 0;
        for (int w = 0; w < 256; w++) {
            for (int a = 0; a < 256; a++) {
                long error = (long) w * a - three.product(w, a);
                assertThat(error).isNotNegative();
                assertThat(mask.product(w, a)).isEqualTo(three.product(w, a));
                worst = Math.max(worst, error);
            }
        }
        assertThat(worst).isEqualTo(225);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aProductOfKeptBlocksIsTheProductOfTheStoredNumbers(int kept) {
        BlockedFormat format = blocked("blocked(int8,2," + kept + ")");
        BlockedProduct product = new BlockedProduct(format, format, Optional.empty());
        for (int w = -128; w < 128; w++) {
            for (int a = -128; a < 128; a++) {
                assertThat(product.product(w, a)).isEqualTo((long) (format.quantize(w) * format.quantize(a)));
            }
        }
    }

    /** Block by block, in strings of binary digits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithSchoolMultiplicationOfBlocks(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 400; trial++) {
            int kw = 1 << random.nextInt(3);
            int ka = 1 << random.nextInt(3);
            int lw = 1 + random.nextInt(8 / kw);
            int la = 1 + random.nextInt(8 / ka);
            int keep = 1 + random.nextInt(lw * la);
            int w = random.nextInt(256) - 128;
            int a = random.nextInt(256) - 128;
            BlockedProduct product = new BlockedProduct(
                    blocked("blocked(int8," + kw + "," + lw + ")"),
                    blocked("blocked(int8," + ka + "," + la + ")"),
                    Optional.of(BlockProducts.keep(keep)));
            assertThat(product.product(w, a))
                    .as("seed %d trial %d: %d x %d, K %d %d, kept %d %d, L %d", seed, trial, w, a, kw, ka, lw, la, keep)
                    .isEqualTo(school(w, kw, lw, a, ka, la, keep));
        }
    }

    private static long school(int w, int kw, int lw, int a, int ka, int la, int keep) {
        List<long[]> pieces = new ArrayList<>();
        long[] ws = pieces(w, kw, lw);
        long[] as = pieces(a, ka, la);
        for (int i = 0; i < lw; i++) {
            for (int j = 0; j < la; j++) {
                pieces.add(new long[] {i * kw + j * ka, i, ws[i] * as[j]});
            }
        }
        pieces.sort(Comparator.<long[]>comparingLong(p -> p[0]).thenComparingLong(p -> p[1]));
        return pieces.subList(0, keep).stream().mapToLong(p -> p[2]).sum() * Integer.signum(w) * Integer.signum(a);
    }

    private static long[] pieces(int value, int k, int kept) {
        String digits =
                String.format("%8s", Integer.toBinaryString(Math.abs(value))).replace(' ', '0');
        int first = 0;
        while (first < 8 / k - kept && Integer.parseInt(digits.substring(first * k, first * k + k), 2) == 0) {
            first++;
        }
        long[] pieces = new long[kept];
        for (int r = 0; r < kept; r++) {
            int from = (first + r) * k;
            pieces[r] = (long) Integer.parseInt(digits.substring(from, from + k), 2) << (8 - from - k);
        }
        return pieces;
    }

    @Test
    void planesGiveTheSameDotProduct() {
        Random random = new Random(5);
        int[] w = random.ints(64, -128, 128).toArray();
        int[] a = random.ints(64, 0, 256).toArray();
        for (int keep = 1; keep <= 6; keep++) {
            BlockedProduct product =
                    product("blocked(int8,2,3)", "blocked(uint8,4,2)", Optional.of(BlockProducts.keep(keep)));
            long expected = 0;
            for (int i = 0; i < 60; i++) {
                expected += product.product(w[i + 2], a[i + 1]);
            }
            assertThat(product.dot(product.weightPlanes(w), 2, product.activationPlanes(a), 1, 60))
                    .isEqualTo(expected);
            assertThat(product.planes()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void valuesAreTakenOnTheGridOfTheirFormats() {
        BlockedProduct product = product("blocked(fixed(8,4),4,1)", "blocked(uint8,4,2)", Optional.empty());
        assertThat(product.product(-1.30, 17)).isEqualTo(-1.0 * 17);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocked(int8,4,1)|6",
                "blocked(int8,4,1)[mask=top]|5",
                "blocked(int8[symmetric=true],4,1)[mask=top]|4",
                "blocked(uint8,4,1)|5",
                "blocked(uint8,4,1)[mask=10]|4",
                "blocked(uint8,2,1)|4",
                "blocked(uint8,2,2)|6",
                "blocked(uint8,2,3)|7",
                "blocked(int8,2,3)|8",
                "blocked(int8,1,7)|8",
                "blocked(int8,4,2)|8",
            })
    void storesKeptBlocksPositionAndSign(String text, int bits) {
        assertThat(blocked(text).bitsPerElement()).isEqualTo(bits);
        assertThat(NumberFormats.parse(blocked(text).name())).isEqualTo(blocked(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocked(int8,3,1)|do not divide the 8 bits of int8; choose 1, 2, 4 or 8",
                "blocked(int8,4,3)|keep 1 to 2",
                "blocked(int8,4,0)|keep 1 to 2",
                "blocked(int8,4,1)[mask=11]|one digit for each of the 2 blocks",
                "blocked(int8,4,1)[mask=100]|a digit 0 or 1 for each block",
                "blocked(e4m3,4,1)|cut from integers",
                "blocked(int64,4,1)|at most 32 bits",
            })
    void refusesWhatIsNoBlockedNumber(String text, String message) {
        assertThatThrownBy(() -> NumberFormats.parse(text))
                .isInstanceOf(FormatSyntaxException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesProductsThatAreNotThere() {
        assertThatThrownBy(() -> product("blocked(int8,4,2)", "blocked(int8,4,1)", Optional.of(BlockProducts.keep(3))))
                .hasMessageContaining("2 products, of which 3 cannot be kept; keep 1 to 2");
        assertThatThrownBy(() ->
                        product("blocked(int8,4,2)", "blocked(int8,4,1)", Optional.of(BlockProducts.mask("11", "10"))))
                .hasMessageContaining("give 2 rows of 1 digits");
        assertThatThrownBy(() -> BlockProducts.mask("00")).hasMessageContaining("at least one");
        assertThatThrownBy(() -> BlockProducts.mask("1", "10")).hasMessageContaining("one length");
        assertThatThrownBy(() -> BlockProducts.keep(0)).hasMessageContaining("at least 1");
    }
}
