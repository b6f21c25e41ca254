package org.bitgauge.units.systolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.bitgauge.core.layer.MatrixMultiply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ScaleSimCountsTest {
    private static final double RATIO = 1e-12;

    /** The worked examples of the tool's specification: an own layer, and AlexNet's first with the tool's own reference. */
    @ParameterizedTest
    @CsvSource({"OS,8,8,9,3,18,63", "WS,8,8,9,3,18,92", "WS,32,32,3025,96,363,112283"})
    void workedExamples(ScaleSimDataflow flow, long rows, long columns, long m, long n, long k, long total) {
        assertThat(ScaleSimCounts.of(flow, m, n, k, rows, columns).totalCycles())
                .isEqualTo(total);
    }

    @Test
    void everyReportedNumberOfAlexNetsFirstLayer() {
        ScaleSimCounts counts = ScaleSimCounts.of(ScaleSimDataflow.WS, 3025, 96, 363, 32, 32);
        assertThat(counts.overallUtilisationPercent()).isCloseTo(91.68309650614964, within(1e-10));
        assertThat(counts.mappingEfficiencyPercent()).isCloseTo(94.53125, within(1e-10));
        assertThat(counts.computeUtilisationPercent()).isCloseTo(90.78000992063485, within(1e-10));
        assertThat(counts.ifmapReads()).isEqualTo(3294225);
        assertThat(counts.filterReads()).isEqualTo(34848);
        assertThat(counts.ofmapWrites()).isEqualTo(3484800);
        assertThat(ScaleSimCounts.of(ScaleSimDataflow.OS, 9, 3, 18, 8, 8).mappingEfficiencyPercent())
                .isCloseTo(21.09375, within(1e-10));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void closedFormEqualsTheWalkOverEveryLine(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long m = 1 + random.nextInt(20);
        long n = 1 + random.nextInt(20);
        long k = 1 + random.nextInt(20);
        int rows = 1 + random.nextInt(7);
        int columns = 1 + random.nextInt(7);
        for (ScaleSimDataflow flow : ScaleSimDataflow.values()) {
            ScaleSimCounts counts = ScaleSimCounts.of(flow, m, n, k, rows, columns);
            FoldWalk walk = new FoldWalk(flow, m, n, k, rows, columns);
            assertThat(counts.totalCycles()).as("%s", flow).isEqualTo(walk.lines - 1);
            assertThat(counts.ifmapReads()).as("%s", flow).isEqualTo(walk.ifmap);
            assertThat(counts.filterReads()).as("%s", flow).isEqualTo(walk.filter);
            long surplus = flow == ScaleSimDataflow.OS ? walk.folds * (rows + columns) : 0;
            assertThat(counts.ofmapWrites()).as("%s", flow).isEqualTo(walk.ofmap + surplus);
            assertThat(counts.mappingEfficiencyPercent()).isCloseTo(100 * walk.mapping / walk.folds, within(1e-9));
            assertThat(counts.computeUtilisationPercent()).isCloseTo(100 * walk.compute / walk.folds, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trueCountsDifferFromThemByTheStatedConventionsAndNothingElse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long m = 1 + random.nextLong(5000);
        long n = 1 + random.nextLong(5000);
        long k = 1 + random.nextLong(5000);
        long rows = 1 + random.nextInt(200);
        long columns = 1 + random.nextInt(200);
        for (ScaleSimDataflow flow : ScaleSimDataflow.values()) {
            ScaleSimCounts peer = ScaleSimCounts.of(flow, m, n, k, rows, columns);
            SystolicCounts own = SystolicCounts.of(MatrixMultiply.fullyConnected(m, k, n, false), flow, rows, columns);
            assertThat(own.cycles()).as("%s", flow).isEqualTo(peer.totalCycles() + 1);
            assertThat(own.mappingEfficiencyPercent()).isCloseTo(peer.mappingEfficiencyPercent(), relative(peer));
            assertThat(own.activationReads()).isEqualTo(peer.ifmapReads());
            assertThat(own.weightReads()).isEqualTo(peer.filterReads());
            assertThat(own.utilisationPercent()).isLessThanOrEqualTo(100);
            long written = own.partialSumWrites() + own.outputWrites();
            if (flow == ScaleSimDataflow.OS) {
                long folds = ceil(m, rows) * ceil(n, columns);
                assertThat(written).isEqualTo(m * n).isEqualTo(peer.ofmapWrites() - folds * (rows + columns));
                assertThat(own.utilisationPercent()).isCloseTo(peer.computeUtilisationPercent(), within(100 * RATIO));
            } else {
                long streamed = flow == ScaleSimDataflow.WS ? m : n;
                double period = streamed + 2.0 * rows + columns - 2;
                assertThat(written).isEqualTo(peer.ofmapWrites());
                assertThat(own.partialSumReads()).isEqualTo(written - m * n);
                assertThat(own.utilisationPercent())
                        .isCloseTo(
                                peer.computeUtilisationPercent() * (period + columns - 1) / period,
                                within(100 * RATIO));
            }
        }
    }

    @Test
    void oneMultiplierShowsTheOffByOne() {
        assertThat(ScaleSimCounts.of(ScaleSimDataflow.OS, 10, 10, 10, 1, 1).overallUtilisationPercent())
                .isGreaterThan(100);
        assertThat(ScaleSimCounts.of(ScaleSimDataflow.OS, 1, 1, 1, 1, 1).overallUtilisationPercent())
                .isInfinite();
    }

    @Test
    void hugeLayersCostNothingAndOverflowIsNoticed() {
        assertThat(ScaleSimCounts.of(ScaleSimDataflow.WS, 100_000L * 100_000, 64, 64, 128, 128)
                        .totalCycles())
                .isEqualTo(100_000L * 100_000 + 2 * 128 + 128 - 2 - 1);
        assertThatThrownBy(() -> ScaleSimCounts.of(ScaleSimDataflow.OS, 1L << 40, 1L << 40, 8, 8, 8))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sizesBelowOneAreRefused() {
        assertThatThrownBy(() -> ScaleSimCounts.of(ScaleSimDataflow.OS, 0, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("M = 0");
    }

    private static Offset<Double> relative(ScaleSimCounts peer) {
        return within(RATIO * peer.mappingEfficiencyPercent());
    }

    private static long ceil(long a, long b) {
        return (a + b - 1) / b;
    }

    /** The tool's own definition, line by line and port by port: slow, and written without its sums. */
    private static final class FoldWalk {
        private final ScaleSimDataflow flow;
        private final long m;
        private final long n;
        private final long k;
        private final int rows;
        private final int columns;
        private long lines;
        private long folds;
        private long ifmap;
        private long filter;
        private long ofmap;
        private double mapping;
        private double compute;

        FoldWalk(ScaleSimDataflow flow, long m, long n, long k, int rows, int columns) {
            this.flow = flow;
            this.m = m;
            this.n = n;
            this.k = k;
            this.rows = rows;
            this.columns = columns;
            long onRows = flow == ScaleSimDataflow.OS ? m : k;
            long onColumns = flow == ScaleSimDataflow.IS ? m : n;
            for (long column = 0; column < onColumns; column += columns) {
                for (long row = 0; row < onRows; row += rows) {
                    fold(row, column, Math.min(rows, onRows - row), Math.min(columns, onColumns - column));
                }
            }
        }

        private void fold(long row, long column, long usedRows, long usedColumns) {
            long streamed = flow == ScaleSimDataflow.OS ? k : flow == ScaleSimDataflow.WS ? m : n;
            boolean loads = flow != ScaleSimDataflow.OS;
            long length = streamed + rows + columns - 2 + (loads ? rows : 0);
            double used = (double) usedRows * usedColumns / (rows * columns);
            folds++;
            lines += length;
            mapping += used;
            compute += used * streamed / (length + (loads ? columns - 1 : 0));
            for (long t = 0; t < length; t++) {
                for (int r = 0; r < rows; r++) {
                    rowPort(t, r, row, streamed);
                }
                for (int c = 0; c < columns; c++) {
                    columnPort(t, c, row, column, streamed);
                }
            }
        }

        private void rowPort(long t, int r, long row, long streamed) {
            boolean real = row + r < (flow == ScaleSimDataflow.OS ? m : k);
            long at = t - r - (flow == ScaleSimDataflow.OS ? 0 : rows);
            if (real && at >= 0 && at < streamed) {
                ifmap += flow == ScaleSimDataflow.IS ? 0 : 1;
                filter += flow == ScaleSimDataflow.IS ? 1 : 0;
            }
        }

        private void columnPort(long t, int c, long row, long column, long streamed) {
            if (column + c >= (flow == ScaleSimDataflow.IS ? m : n)) {
                return;
            }
            if (flow == ScaleSimDataflow.OS) {
                filter += t - c >= 0 && t - c < k ? 1 : 0;
                long out = t - c - (k - 1);
                ofmap += out >= 0 && out < rows && row + rows - 1 - out < m ? 1 : 0;
                return;
            }
            if (t < rows && row + rows - 1 - t < k) {
                ifmap += flow == ScaleSimDataflow.IS ? 1 : 0;
                filter += flow == ScaleSimDataflow.IS ? 0 : 1;
            }
            long out = t - (2L * rows - 1) - c;
            ofmap += out >= 0 && out < streamed ? 1 : 0;
        }
    }
}
