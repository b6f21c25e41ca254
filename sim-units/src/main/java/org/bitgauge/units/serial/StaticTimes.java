package org.bitgauge.units.serial;

/** Cycles of a step when every value has all bits of its static precision. */
final class StaticTimes {
    private StaticTimes() {}

    static double cycles(SerialRules rules, int activationBits, int weightBits, int peWidth) {
        int activations = Math.min(activationBits, peWidth);
        if (rules instanceof SerialRules.BitParallel) {
            return 1;
        }
        if (rules instanceof SerialRules.Loom loom) {
            return (double) SerialLayer.ceil(activations, loom.bitsPerCycle()) * weightBits;
        }
        if (rules instanceof SerialRules.Laconic) {
            return (double) activations * Math.min(weightBits, peWidth);
        }
        return activations;
    }
}
