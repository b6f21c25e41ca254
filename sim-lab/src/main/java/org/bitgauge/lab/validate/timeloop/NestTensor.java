package org.bitgauge.lab.validate.timeloop;

/** The three tensors, each as a box of indices that moves with the loops. */
enum NestTensor {
    WEIGHTS("Weights", "CMRS"),
    INPUTS("Inputs", "NCPQRS"),
    OUTPUTS("Outputs", "NMPQ");

    private final String label;
    private final String dimensions;

    NestTensor(String label, String dimensions) {
        this.label = label;
        this.dimensions = dimensions;
    }

    /** Name in Timeloop's files. */
    String label() {
        return label;
    }

    /** Whether the box moves with a loop. */
    boolean dependsOn(char dimension) {
        return dimensions.indexOf(dimension) >= 0;
    }

    /** Lengths of the box, one for each axis, that these loop extents span. */
    long[] lengths(NestProblem problem, Span extents) {
        return axes(problem, dimension -> extents.of(dimension) - 1, 1);
    }

    /** How far the box moves along each axis when the loops' indices change by this much. */
    long[] shift(NestProblem problem, Span change) {
        return axes(problem, change::of, 0);
    }

    private long[] axes(NestProblem problem, Index index, long plus) {
        return switch (this) {
            case WEIGHTS ->
                new long[] {index.of('C') + plus, index.of('M') + plus, index.of('R') + plus, index.of('S') + plus};
            case OUTPUTS ->
                new long[] {index.of('N') + plus, index.of('M') + plus, index.of('P') + plus, index.of('Q') + plus};
            case INPUTS ->
                new long[] {
                    index.of('N') + plus,
                    index.of('C') + plus,
                    index.of('P') * problem.widthStride() + index.of('R') * problem.widthDilation() + plus,
                    index.of('Q') * problem.heightStride() + index.of('S') * problem.heightDilation() + plus
                };
        };
    }

    private interface Index {
        long of(char dimension);
    }
}
