package org.bitgauge.lab.explore;

import com.google.common.collect.ImmutableMap;
import org.bitgauge.core.config.Registry;

/** The executors on the class path. */
public final class PointExecutors {
    /** Executors of this project that live in modules of their own, with the way to them. */
    private static final ImmutableMap<String, String> ELSEWHERE = ImmutableMap.of(
            "spark",
            "--engine spark needs the module sim-spark and Spark, which are not on the class path\n"
                    + "  build it once:          ./mvnw -q -Pspark -pl sim-spark -am -DskipTests package\n"
                    + "  then on this machine:   ./bitgauge explore FILE --engine spark\n"
                    + "  or on a cluster:        spark-submit --class org.bitgauge.cli.Main ... (docs/exploration.md)\n"
                    + "  without Spark:          --engine local");

    private PointExecutors() {}

    /** Every executor on the class path. */
    public static Registry<PointExecutor> registry() {
        return Registry.load("engine", PointExecutor.class);
    }

    /**
     * The executor of that name.
     *
     * @throws IllegalArgumentException when there is none; says what is there or how to get it
     */
    public static PointExecutor require(String name) {
        Registry<PointExecutor> known = registry();
        if (known.find(name).isEmpty() && ELSEWHERE.containsKey(name)) {
            throw new IllegalArgumentException(ELSEWHERE.get(name));
        }
        return known.require(name);
    }
}
