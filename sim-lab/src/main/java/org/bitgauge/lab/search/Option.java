package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.workloads.profile.PrecisionRule;

/**
 * Something that a layer's operands may be.
 *
 * @param name as printed, as {@code w4 a6}
 * @param rule what it says of a layer, by name
 * @param probes rules whose errors, each alone, add up to the option's
 * @param elsewhere format of activations where no product reads them
 */
record Option(
        String name,
        Function<String, PrecisionRule> rule,
        Function<String, ImmutableList<PrecisionRule>> probes,
        NumberFormat elsewhere) {
    Option {
        requireNonNull(name, "name");
        requireNonNull(rule, "rule");
        requireNonNull(probes, "probes");
        requireNonNull(elsewhere, "elsewhere");
    }
}
