package org.bitgauge.core.cost;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.quantity.Quantity;

/**
 * Where logic is built, and how its costs follow from the calibrated point (Nangate45, 45 nm, 1.1 V). Memories never use
 * these factors.
 *
 * @param name {@code nangate45}, {@code sky130}, {@code asap7}, or a node such as {@code 28nm}
 * @param nodeNm feature size in nanometres
 * @param voltageV supply in volts
 * @param law how the factors were obtained
 * @param area factor on area
 * @param delay factor on delay
 * @param energy factor on dynamic energy
 * @param leakage factor on leakage
 */
public record Technology(
        String name,
        double nodeNm,
        double voltageV,
        String law,
        Quantity area,
        Quantity delay,
        Quantity energy,
        Quantity leakage) {
    private static final Pattern NODE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:nm)?(?:@(\\d+(?:\\.\\d+)?)\\s*v)?");

    public Technology {
        requireNonNull(name, "name");
        requireNonNull(law, "law");
        requireNonNull(area, "area");
        requireNonNull(delay, "delay");
        requireNonNull(energy, "energy");
        requireNonNull(leakage, "leakage");
        if (!(nodeNm > 0) || !(voltageV > 0)) {
            throw new IllegalArgumentException(
                    "node and voltage must be positive, were " + nodeNm + " nm and " + voltageV + " V");
        }
    }

    /** The calibrated point itself. */
    public static Technology nangate45() {
        return parse("nangate45");
    }

    /**
     * A library by name or a node with an optional voltage: {@code nangate45}, {@code 28nm}, {@code 28nm@0.8V}.
     *
     * @throws IllegalArgumentException naming what is known
     */
    public static Technology parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Optional<Technology> library = TechnologyTables.library(plain);
        if (library.isPresent()) {
            return library.get();
        }
        Matcher node = NODE.matcher(plain);
        if (!node.matches()) {
            throw new IllegalArgumentException("unknown technology '" + text + "'; known are "
                    + String.join(", ", TechnologyTables.libraryNames()) + " and nodes from "
                    + TechnologyTables.smallestNm() + "nm to "
                    + TechnologyTables.largestNm() + "nm, as 28nm or 28nm@0.8V");
        }
        Optional<Double> voltage = Optional.ofNullable(node.group(2)).map(Double::parseDouble);
        return TechnologyTables.node(Double.parseDouble(node.group(1)), voltage);
    }
}
