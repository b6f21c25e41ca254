package org.bitgauge.core.cost.logic;

import java.util.Random;

/** The random draws behind every activity: the same for all formats, so that formats differ by format only. */
final class Samples {
    static final int COUNT = 2048;
    private static final long SEED = 20170424;
    private static final Samples SHARED = new Samples();

    private final double[] weights = new double[COUNT];
    private final double[] activations = new double[COUNT];
    private final double[] uniformWeights = new double[COUNT];
    private final double[] uniformActivations = new double[COUNT];
    private final double[] signs = new double[COUNT];

    private Samples() {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            weights[i] = random.nextGaussian();
            activations[i] = Math.abs(random.nextGaussian());
            uniformWeights[i] = random.nextDouble();
            uniformActivations[i] = random.nextDouble();
            signs[i] = random.nextDouble();
        }
    }

    static Samples shared() {
        return SHARED;
    }

    double normal(int i) {
        return weights[i];
    }

    double halfNormal(int i) {
        return activations[i];
    }

    double uniformWeight(int i) {
        return uniformWeights[i];
    }

    double uniformActivation(int i) {
        return uniformActivations[i];
    }

    /** Uniform in [0, 1), independent of the others. */
    double spare(int i) {
        return signs[i];
    }
}
