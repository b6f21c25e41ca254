package org.bitgauge.units.serial;

/** Walks the passes of a layer in the order of the grid, with the time of every step. */
public final class SerialWalk {
    private SerialWalk() {}

    /** Told of every pass. */
    public interface Visitor {
        /**
         * A pass.
         *
         * @param group of channels and filters
         * @param set of windows
         * @param pass over the filters of the group
         * @param times cycles of each step and front, {@code times[step * fronts + front]}; valid during the call
         */
        void pass(int group, int set, int pass, int[] times);
    }

    /** Visits all passes of a convolution, or of all products of a linear layer with the recurrence as set. */
    public static void run(SerialLayer layer, StepTimes times, Visitor visitor) {
        int[] steps = new int[layer.steps() * times.fronts()];
        int sets = layer.shape().linear() ? layer.shape().recurrences() : layer.windowSets();
        for (int group = 0; group < layer.groups(); group++) {
            for (int set = 0; set < sets; set++) {
                for (int pass = 0; pass < layer.passes(); pass++) {
                    if (pass == 0 || times.looksAtWeights()) {
                        if (layer.shape().linear()) {
                            times.vector(set, pass, steps);
                        } else {
                            times.windows(group, set, pass, steps);
                        }
                    }
                    visitor.pass(group, set, pass, steps);
                }
            }
        }
    }
}
