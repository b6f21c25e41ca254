package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import org.bitgauge.core.result.ComparedRun;

/** Energy gain of every network and variant. */
@AutoService(Figure.class)
public final class EnergyGainBars extends GainBars {
    /** For the service loader. */
    public EnergyGainBars() {
        super("energy-gain", "Energy gain", ComparedRun::energyGain);
    }

    @Override
    public String doc() {
        return "Energy gain of every network and variant.";
    }

    @Override
    public int rank() {
        return 20;
    }
}
