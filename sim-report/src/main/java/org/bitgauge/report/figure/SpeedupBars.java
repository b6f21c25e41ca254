package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import org.bitgauge.core.result.ComparedRun;

/** Speedup of every network and variant. */
@AutoService(Figure.class)
public final class SpeedupBars extends GainBars {
    /** For the service loader. */
    public SpeedupBars() {
        super("speedup", "Speedup", ComparedRun::speedup);
    }

    @Override
    public String doc() {
        return "Speedup of every network and variant.";
    }

    @Override
    public int rank() {
        return 10;
    }
}
