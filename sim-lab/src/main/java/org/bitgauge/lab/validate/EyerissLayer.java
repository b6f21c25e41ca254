package org.bitgauge.lab.validate;

import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.values.RunLengthCode;
import org.bitgauge.units.rowstationary.RowStationaryFolding;
import org.bitgauge.units.rowstationary.RowStationaryMapping;
import org.bitgauge.units.rowstationary.RowStationarySpec;

/**
 * One convolution on Eyeriss (Chen et al., JSSC 2017): array time from the row stationary unit, traffic of the 108 KB
 * buffer and of DRAM from its mapping.
 *
 * @param nest the layer
 * @param folding its passes
 * @param buffered m: filters whose sums the global buffer keeps while all channels pass
 * @param zeros share of zeros in its input, the zeros of padding among them as in the paper's table of shapes
 */
record EyerissLayer(LoopNest nest, RowStationaryFolding folding, long buffered, double zeros) {
    private static final double CLOCK_HZ = 200e6;
    private static final double BYTES = 2;
    private static final double BITS = 16;
    private static final double BITS_OF_A_BYTE = 8;
    private static final double MEGA = 1e6;
    private static final double MS = 1e3;
    /**
     * Fitted: values of a 3 x 3 pooling window that count as independent when the zeros before pooling, which are not
     * published, are inferred from those after it. Nine would mean no correlation, one full.
     */
    private static final double INDEPENDENT_IN_WINDOW = 3;

    private static final RunLengthCode CODE = RunLengthCode.eyeriss();

    static EyerissLayer of(LoopNest nest, RowStationaryMapping mapping, long buffered, double zeros) {
        return new EyerissLayer(
                nest, new RowStationaryFolding(RowStationarySpec.eyeriss(), mapping, nest), buffered, zeros);
    }

    double processingMs() {
        return folding.busyCycles(nest.size()) / CLOCK_HZ * MS;
    }

    /** Input read by the array, sums written and read by it, and results read once more on their way out. */
    double bufferMb() {
        EdgeTraffic edge = folding.edge(nest.size());
        double words = (double) edge.activationReads()
                + edge.partialSumReads()
                + edge.partialSumWrites()
                + edge.outputWrites()
                + nest.size().results();
        return words * BYTES / MEGA;
    }

    /** Zeros of the input as it lies in DRAM, without padding. */
    private double storedZeros() {
        Tile size = nest.size();
        double height = (size.rows() - 1) * nest.stride().height() + size.kernelRows();
        double width = (size.columns() - 1) * nest.stride().width() + size.kernelColumns();
        double values = (1 - zeros) * height * width;
        return Math.max(0, 1 - values / (nest.in().height() * nest.in().width()));
    }

    private static double bits(double zeros) {
        return Math.min(BITS, CODE.bitsPerElement(zeros));
    }

    /**
     * DRAM traffic: weights for every strip and group of images, input rows with halo for every block of filters that the
     * buffer keeps sums of, outputs once; activations in run-length code where that is shorter.
     */
    double dramMb(EyerissLayer next) {
        Tile size = nest.size();
        RowStationaryMapping mapping = folding.mapping();
        long strips = ceilDiv(size.rows(), mapping.strip());
        double weights = (double) size.weights() * strips * ceilDiv(size.batch(), mapping.images());
        long rows = 0;
        for (long start = 0; start < size.rows(); start += mapping.strip()) {
            rows += nest.inputRows(start, Math.min(mapping.strip(), size.rows() - start), 0, size.kernelRows());
        }
        double inputs = (double) rows * nest.in().width() * size.channels() * size.groups() * size.batch();
        double inputBits = inputs * ceilDiv(size.filters(), buffered) * bits(storedZeros());
        double outputBits = size.results() * bits(outputZeros(next));
        return (weights * BYTES + (inputBits + outputBits) / BITS_OF_A_BYTE) / MEGA;
    }

    /** Zeros of the output: those of the next input, before pooling where the sizes say that it is pooled. */
    private double outputZeros(EyerissLayer next) {
        double after = next.storedZeros();
        boolean pooled = next == this
                || next.nest.in().height() != nest.size().rows()
                || next.nest.in().width() != nest.size().columns();
        return pooled ? Math.pow(after, 1 / INDEPENDENT_IN_WINDOW) : after;
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
