package org.bitgauge.lab.validate.timeloop;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * A level of a mapping.
 *
 * @param name of the storage
 * @param keeps tensors that it stores
 * @param spatial loops over the instances below it, from inside out
 * @param temporal loops around them, from inside out
 */
record NestLevel(
        String name,
        ImmutableSet<NestTensor> keeps,
        ImmutableList<NestLoop> spatial,
        ImmutableList<NestLoop> temporal) {

    /**
     * One loop.
     *
     * @param dimension which
     * @param count how often, 1 or more
     */
    record NestLoop(char dimension, long count) {
        NestLoop {
            if (NestProblem.DIMENSIONS.indexOf(dimension) < 0 || count < 1) {
                throw new IllegalArgumentException(
                        "a loop is one of C M R S N P Q and runs at least once, was " + dimension + count);
            }
        }
    }
}
