package org.bitgauge.lab.search;

import org.bitgauge.core.config.Doc;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;

/** What a search by layers makes least. */
public enum LayerGoal {
    @Doc("Energy, DRAM included.")
    ENERGY {
        @Override
        double of(LayerResult layer) {
            return layer.energyPj();
        }

        @Override
        double of(RunResult run) {
            return run.energyJ();
        }
    },
    @Doc("Cycles.")
    CYCLES {
        @Override
        double of(LayerResult layer) {
            return layer.cycles();
        }

        @Override
        double of(RunResult run) {
            return run.cycles();
        }
    };

    /** Title of an axis of what is gained, the inverse of the goal. */
    String title() {
        return this == ENERGY ? "Inferences per joule (1/J)" : "Inferences per cycle";
    }

    abstract double of(LayerResult layer);

    abstract double of(RunResult run);
}
