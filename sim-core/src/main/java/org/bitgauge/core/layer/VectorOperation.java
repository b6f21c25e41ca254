package org.bitgauge.core.layer;

import static java.util.Objects.requireNonNull;

/**
 * Work without multiply-accumulate structure: pooling, activation, normalisation, softmax, element-wise. It is done by the
 * vector unit and is never free.
 *
 * @param function what is computed, as printed: {@code relu}, {@code max-pool}, {@code softmax}, {@code add} ...
 * @param inputElements elements read, all operands together
 * @param outputElements elements written
 * @param operations scalar operations in all (a comparison, an addition, a multiplication or a table look-up is one)
 * @param parameters trained parameters (scale and shift of a normalisation, rows of an embedding table)
 * @param parametersRead parameters read in one pass: all of a normalisation's, only the rows looked up in a table
 * @param fusible whether the work is done on the way of a result to memory, so that it reads and writes no memory of its own
 */
public record VectorOperation(
        String function,
        long inputElements,
        long outputElements,
        long operations,
        long parameters,
        long parametersRead,
        boolean fusible)
        implements Operation {
    public VectorOperation {
        requireNonNull(function, "function");
        Positive.check(inputElements, "input elements");
        Positive.check(outputElements, "output elements");
        if (operations < 0 || parameters < 0 || parametersRead < 0) {
            throw new IllegalArgumentException("operations and parameters must be >= 0");
        }
    }

    /** Work that reads all its parameters. */
    public VectorOperation(
            String function,
            long inputElements,
            long outputElements,
            long operations,
            long parameters,
            boolean fusible) {
        this(function, inputElements, outputElements, operations, parameters, parameters, fusible);
    }

    @Override
    public String kind() {
        return function;
    }

    @Override
    public long macs() {
        return 0;
    }

    @Override
    public long weightElements() {
        return parametersRead;
    }

    @Override
    public long activationElements() {
        return inputElements;
    }

    @Override
    public long reductionLength() {
        return 1;
    }
}
