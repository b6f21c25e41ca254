package org.bitgauge.lab.validate.timeloop;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;

/**
 * A number for each of the loops C M R S N P Q.
 *
 * @param values in the order of {@link NestProblem#DIMENSIONS}
 */
record Span(ImmutableLongArray values) {
    /** The same number for all. */
    static Span all(long value) {
        long[] values = new long[NestProblem.DIMENSIONS.length()];
        Arrays.fill(values, value);
        return new Span(ImmutableLongArray.copyOf(values));
    }

    long of(char dimension) {
        return values.get(NestProblem.DIMENSIONS.indexOf(dimension));
    }

    Span times(char dimension, long factor) {
        return with(dimension, Math.multiplyExact(of(dimension), factor));
    }

    Span plus(char dimension, long change) {
        return with(dimension, Math.addExact(of(dimension), change));
    }

    private Span with(char dimension, long value) {
        long[] changed = values.toArray();
        changed[NestProblem.DIMENSIONS.indexOf(dimension)] = value;
        return new Span(ImmutableLongArray.copyOf(changed));
    }
}
