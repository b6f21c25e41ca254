package org.bitgauge.lab.winner;

import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.result.WinnerMap;
import org.bitgauge.lab.compare.Normalise;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.experiment.EngineChoice;
import org.bitgauge.lab.experiment.IntegerRange;
import org.bitgauge.workloads.zoo.NetworkSpec;

/**
 * A comparison of designs over widths as a user writes it.
 *
 * @param name of the output folder and in tables
 * @param title one line for people
 * @param network what every design runs
 * @param designs that compete
 * @param reference name of the design that the others are sized by; the first where absent
 * @param normalise what is held equal
 * @param weights widths of integer weights
 * @param activations widths of integer activations
 * @param by what winning means
 * @param engine what turns schedules into time
 */
@Doc("Which design wins at each pair of weight and activation widths.")
public record WinnerSpec(
        @Doc("Name, used for the output folder.") String name,
        @Doc("One line for people.") @Default("''") String title,
        @Doc("Network that every design runs, by name or with parameters.") NetworkSpec network,
        @Doc("Designs that compete.") List<DesignSpec> designs,
        @Doc("Name of the design that the others are sized by; the first where absent.") Optional<String> reference,
        @Doc("What is held equal: one rule that sizes the arrays, with iso-frequency beside it if wanted.")
                @Default("[iso-area]")
                List<Normalise> normalise,
        @Doc("Widths of integer weights, as 2..8.") @Default("2..8") IntegerRange weights,
        @Doc("Widths of integer activations, as 2..8.") @Default("2..8") IntegerRange activations,
        @Doc("What winning means, one map each.") @Default("[time, energy]") List<WinnerMap.Criterion> by,
        @Doc("What turns schedules into time.") @Default("event") EngineChoice engine) {
    private static final int WIDEST = 32;

    public WinnerSpec {
        if (designs.size() < 2) {
            throw new IllegalArgumentException("a comparison needs at least two designs, not " + designs.size());
        }
        if (designs.stream().map(DesignSpec::name).distinct().count() < designs.size()) {
            throw new IllegalArgumentException("two designs have the same name; give each its own 'name'");
        }
        if (normalise.isEmpty() || by.isEmpty()) {
            throw new IllegalArgumentException("'normalise' and 'by' name at least one rule and one criterion");
        }
        check("weights", weights);
        check("activations", activations);
        String wanted = reference.orElse("");
        if (!wanted.isEmpty() && designs.stream().noneMatch(d -> d.name().equals(wanted))) {
            throw new IllegalArgumentException("no design is named '" + wanted + "' to be the reference; name one of "
                    + String.join(", ", designs.stream().map(DesignSpec::name).toList()));
        }
    }

    private static void check(String what, IntegerRange range) {
        if (range.from() < 1 || range.to() > WIDEST) {
            throw new IllegalArgumentException(
                    what + " are 1 to " + WIDEST + " bits wide, not " + range.from() + ".." + range.to());
        }
    }

    /** The design that the others are sized by. */
    DesignSpec sizedBy() {
        return designs.stream()
                .filter(d -> d.name().equals(reference.orElse(designs.get(0).name())))
                .findFirst()
                .orElseThrow();
    }
}
