package org.bitgauge.units.systolic;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

/**
 * What SCALE-Sim v2.0.2 reports of one matrix product without stalls, in closed form: the <em>compatible</em> definition,
 * its conventions kept. Three of them are not physical, and {@link SystolicCounts} gives the true numbers beside them:
 *
 * <ul>
 *   <li>total cycles are the index of the last cycle, one less than the duration, and overall utilisation divides by them
 *       (a 1 x 1 array reaches more than 100 %, and a single cycle has none: {@code Infinity} here);
 *   <li>compute utilisation of the weight and input stationary dataflows divides by the streamed length + 2 rows + 2 columns - 3,
 *       columns - 1 cycles more than a fold takes;
 *   <li>the output-stationary dataflow counts rows + columns output writes too many in each fold.
 * </ul>
 *
 * Zeros of windows that hang over the edge count as reads. The sums over folds are exact products: the rows used by all row
 * folds add up to the dimension on the rows, so nothing here depends on the size of the layer.
 *
 * @param totalCycles index of the last cycle, without stalls
 * @param overallUtilisationPercent products over total cycles and processing elements
 * @param mappingEfficiencyPercent mean share of the processing elements that a fold uses
 * @param computeUtilisationPercent mean over folds of used processing elements and streaming cycles
 * @param ifmapReads words read from the input SRAM
 * @param filterReads words read from the filter SRAM
 * @param ofmapWrites words written to the output SRAM, partial sums included
 */
public record ScaleSimCounts(
        long totalCycles,
        double overallUtilisationPercent,
        double mappingEfficiencyPercent,
        double computeUtilisationPercent,
        long ifmapReads,
        long filterReads,
        long ofmapWrites) {
    private static final double PERCENT = 100;

    /**
     * Counts of the product of an M x K with a K x N matrix on an array.
     *
     * @param dataflow which dimension lies where
     * @param pixels M, output pixels
     * @param filters N
     * @param taps K, products summed into one output
     * @param rows of the array
     * @param columns of the array
     * @throws ArithmeticException when a count exceeds 63 bits
     */
    public static ScaleSimCounts of(
            ScaleSimDataflow dataflow, long pixels, long filters, long taps, long rows, long columns) {
        if (pixels < 1 || filters < 1 || taps < 1 || rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a product and an array have sizes of at least 1, not M = " + pixels
                    + ", N = " + filters + ", K = " + taps + " on " + rows + "x" + columns);
        }
        return switch (dataflow) {
            case OS -> {
                Folds folds = new Folds(pixels, filters, taps, rows, columns);
                long period = taps + rows + columns - 2;
                long surplus = multiplyExact(folds.count(), rows + columns);
                yield folds.counts(
                        period,
                        period,
                        product(pixels, taps, folds.overColumns()),
                        product(taps, filters, folds.overRows()),
                        addExact(multiplyExact(pixels, filters), surplus));
            }
            case WS -> {
                Folds folds = new Folds(taps, filters, pixels, rows, columns);
                yield folds.counts(
                        pixels + 2 * rows + columns - 2,
                        pixels + 2 * rows + 2 * columns - 3,
                        product(pixels, taps, folds.overColumns()),
                        multiplyExact(taps, filters),
                        product(pixels, filters, folds.overRows()));
            }
            case IS -> {
                Folds folds = new Folds(taps, pixels, filters, rows, columns);
                yield folds.counts(
                        filters + 2 * rows + columns - 2,
                        filters + 2 * rows + 2 * columns - 3,
                        multiplyExact(pixels, taps),
                        product(taps, filters, folds.overColumns()),
                        product(pixels, filters, folds.overRows()));
            }
        };
    }

    private static long product(long a, long b, long c) {
        return multiplyExact(multiplyExact(a, b), c);
    }

    private record Folds(long onRows, long onColumns, long streamed, long rows, long columns) {
        long overRows() {
            return GemmFolding.ceilDiv(onRows, rows);
        }

        long overColumns() {
            return GemmFolding.ceilDiv(onColumns, columns);
        }

        long count() {
            return multiplyExact(overRows(), overColumns());
        }

        ScaleSimCounts counts(long period, long reportedPeriod, long ifmap, long filter, long ofmap) {
            long total = multiplyExact(count(), period) - 1;
            double elements = (double) rows * columns;
            double used = (double) onRows * onColumns / count();
            return new ScaleSimCounts(
                    total,
                    PERCENT * onRows * onColumns * streamed / (total * elements),
                    PERCENT * used / elements,
                    PERCENT * used * streamed / (elements * reportedPeriod),
                    ifmap,
                    filter,
                    ofmap);
        }
    }
}
