package org.bitgauge.lab.experiment;

import org.bitgauge.core.config.Binder;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.Registry;
import org.bitgauge.core.unit.ComputeUnitSpec;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.workloads.zoo.Zoo;

/** What an experiment file may hold: every network family, compute unit and scalar on the class path. */
public final class ExperimentTypes {
    private final Registry<ComputeUnitType<?>> units;
    private final ConfigTypes types;

    private ExperimentTypes(Registry<ComputeUnitType<?>> units, ConfigTypes types) {
        this.units = units;
        this.types = types;
    }

    /** Everything on the class path. */
    @SuppressWarnings("unchecked")
    public static ExperimentTypes load() {
        Registry<ComputeUnitType<?>> units =
                Registry.load("compute unit", (Class<ComputeUnitType<?>>) (Class<?>) ComputeUnitType.class);
        ConfigTypes.Builder types = ConfigTypes.builder();
        Zoo.register(types);
        types.choice(ComputeUnitSpec.class, units);
        return new ExperimentTypes(units, types.build());
    }

    /** Compute units by name. */
    public Registry<ComputeUnitType<?>> units() {
        return units;
    }

    /** For schema and reference. */
    public ConfigTypes types() {
        return types;
    }

    /** Reads experiment files. */
    public Binder binder() {
        return new Binder(types);
    }
}
