package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.config.Binder;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.Registry;
import org.bitgauge.core.unit.ComputeUnitSpec;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.workloads.zoo.Zoo;

/** What a search file may hold: every search, network family and compute unit on the class path. */
public final class SearchTypes {
    private final Registry<ComputeUnitType<?>> units;
    private final Registry<SearchType<?>> searches;
    private final ConfigTypes types;

    private SearchTypes(Registry<ComputeUnitType<?>> units, Registry<SearchType<?>> searches, ConfigTypes types) {
        this.units = requireNonNull(units, "units");
        this.searches = requireNonNull(searches, "searches");
        this.types = requireNonNull(types, "types");
    }

    /** Everything on the class path. */
    @SuppressWarnings("unchecked")
    public static SearchTypes load() {
        Registry<ComputeUnitType<?>> units =
                Registry.load("compute unit", (Class<ComputeUnitType<?>>) (Class<?>) ComputeUnitType.class);
        Registry<SearchType<?>> searches = Registry.load("search", (Class<SearchType<?>>) (Class<?>) SearchType.class);
        ConfigTypes.Builder types = ConfigTypes.builder();
        Zoo.register(types);
        types.choice(ComputeUnitSpec.class, units);
        types.choice(SearchSpec.class, searches);
        return new SearchTypes(units, searches, types.build());
    }

    /** Compute units by name. */
    public Registry<ComputeUnitType<?>> units() {
        return units;
    }

    /** Searches by name. */
    public Registry<SearchType<?>> searches() {
        return searches;
    }

    /** For schema and reference, and for writing profiles. */
    public ConfigTypes types() {
        return types;
    }

    /** Reads search files. */
    public Binder binder() {
        return new Binder(types);
    }
}
