package org.bitgauge.lab.fabric;

import org.bitgauge.core.cost.fabric.FabricLibrary;
import org.bitgauge.core.cost.fabric.FabricMacs;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.units.fabric.FabricEnergy;

/** Runs networks in fabrics and compares them on the same device. */
public final class FabricRuns {
    /** What is held equal: the device with its usable shares. */
    public static final String RULE = "iso-device";

    private FabricRuns() {}

    /**
     * A network on a design in an FPGA.
     *
     * @param closedForm times in closed form instead of the event engine
     * @throws FabricException when it does not fit; the message says what is short and what fits
     */
    public static RunResult run(FabricSpec spec, FabricWorkload work, boolean closedForm) {
        return run(spec, work, closedForm, false);
    }

    /**
     * A network on a design in an FPGA, if wanted with a DRAM that delivers a row of an image in a cycle and weights at once;
     * the design stays as sized for the DRAM that there is.
     */
    public static RunResult run(FabricSpec spec, FabricWorkload work, boolean closedForm, boolean dramIsFree) {
        return switch (spec.style()) {
            case STREAMING -> new StreamingMachine(spec, work, dramIsFree).run(closedForm);
            case OVERLAY -> new OverlayMachine(spec, work, dramIsFree).run(closedForm);
        };
    }

    /** Two runs on the same device, each with the widest formats of its products. */
    public static ComparedRun compare(
            FabricSpec spec,
            RunResult run,
            DatapathFormats formats,
            RunResult baseline,
            DatapathFormats baselineFormats) {
        boolean same = run.equals(baseline);
        return new ComparedRun(
                run,
                baseline,
                RULE,
                same ? "the baseline" : "the usable part of " + spec.device(),
                same ? 1 : luts(spec, baselineFormats) / luts(spec, formats),
                same ? 1 : energy(spec, baselineFormats) / energy(spec, formats));
    }

    private static double luts(FabricSpec spec, DatapathFormats f) {
        return new FabricMacs(FabricLibrary.xc7(), spec.fpga().slice())
                .element(f.weights(), f.activations(), f.accumulator(), 1, MultiplierStyle.LUT)
                .count(Resource.LUT);
    }

    private static double energy(FabricSpec spec, DatapathFormats f) {
        return new FabricEnergy(spec.fpga())
                .mac(f.weights(), f.activations(), f.accumulator())
                .value();
    }
}
