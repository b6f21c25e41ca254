package org.bitgauge.units.systolic;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.unit.Dataflow;

/** The three dataflows that SCALE-Sim knows, under its names and ours. */
public enum ScaleSimDataflow {
    /** Output stationary: pixels on rows, filters on columns, taps stream. */
    OS("output-stationary"),
    /** Weight stationary: taps on rows, filters on columns, pixels stream. */
    WS("weight-stationary"),
    /** Input stationary: taps on rows, pixels on columns, filters stream. */
    IS("input-stationary");

    private final String typeName;

    ScaleSimDataflow(String typeName) {
        this.typeName = typeName;
    }

    /** Name of the same dataflow in {@link SystolicSpec#dataflow}. */
    public String typeName() {
        return typeName;
    }

    /** Where the simulator takes the time and the traffic of this dataflow from. */
    public Dataflow dataflow() {
        return switch (this) {
            case OS -> new OutputStationary();
            case WS -> new WeightStationary();
            case IS -> new InputStationary();
        };
    }

    /** The peer's name, {@code os}, {@code ws} or {@code is}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dataflow that {@link SystolicSpec#dataflow} names, empty for one that SCALE-Sim does not know. */
    public static Optional<ScaleSimDataflow> ofTypeName(String typeName) {
        return Arrays.stream(values()).filter(d -> d.typeName.equals(typeName)).findFirst();
    }

    /** Our names of all three. */
    public static ImmutableList<String> typeNames() {
        return Arrays.stream(values()).map(ScaleSimDataflow::typeName).collect(ImmutableList.toImmutableList());
    }
}
