package org.bitgauge.core.quantity;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of physical quantity with the units a user may write it in; unit symbols are case sensitive. */
public enum Dimension {
    /** Storage, base unit bit. */
    BITS("a capacity", "64 KiB", Units.bits("")),
    /** Transfer rate, base unit bit/s. */
    BANDWIDTH("a bandwidth", "12.8 GB/s", Units.bits("/s")),
    /** Transfer rate against a clock, base unit bit/cycle. */
    BANDWIDTH_PER_CYCLE("a bandwidth per cycle", "256 bit/cycle", Units.bits("/cycle")),
    /** Base unit Hz. */
    FREQUENCY("a frequency", "1 GHz", Units.of("Hz", 0, "kHz", 3, "MHz", 6, "GHz", 9)),
    /** Base unit s. */
    TIME("a time", "45 ns", Units.of("s", 0, "ms", -3, "us", -6, "ns", -9, "ps", -12, "fs", -15)),
    /** Base unit pJ. */
    ENERGY("an energy", "1.2 pJ", Units.of("pJ", 0, "fJ", -3, "aJ", -6, "nJ", 3, "uJ", 6, "mJ", 9, "J", 12)),
    /** Base unit pJ/bit. */
    ENERGY_PER_BIT("an energy per bit", "0.5 pJ/bit", Units.of("pJ/bit", 0, "fJ/bit", -3, "nJ/bit", 3)),
    /** Base unit W. */
    POWER("a power", "250 mW", Units.of("W", 0, "mW", -3, "uW", -6, "nW", -9, "kW", 3)),
    /** Base unit um2. */
    AREA("an area", "4 mm2", Units.of("um2", 0, "nm2", -6, "mm2", 6, "cm2", 8)),
    /** Base unit V. */
    VOLTAGE("a voltage", "1.1 V", Units.of("V", 0, "mV", -3)),
    /** Base unit nm. */
    LENGTH("a length", "45 nm", Units.of("nm", 0, "pm", -3, "um", 3, "mm", 6));

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("([+-]?(?:[0-9][0-9_]*(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)\\s*(.*)");
    private static final int LONGEST = 80;

    private final String what;
    private final String example;
    private final ImmutableMap<String, BigDecimal> units;

    Dimension(String what, String example, ImmutableMap<String, BigDecimal> units) {
        this.what = what;
        this.example = example;
        this.units = units;
    }

    /** With its article, for example {@code a capacity}. */
    public String what() {
        return what;
    }

    /** A legal text. */
    public String example() {
        return example;
    }

    /** Legal unit symbols and their size in the base unit, which comes first. */
    public ImmutableMap<String, BigDecimal> units() {
        return units;
    }

    /** Symbol of the unit that {@link #parse} returns. */
    public String baseUnit() {
        return units.keySet().iterator().next();
    }

    /**
     * Exact magnitude in the base unit.
     *
     * @throws IllegalArgumentException when the unit is absent, unknown or of another dimension, or the number is
     *     negative; the message says what would be right after a semicolon
     */
    public BigDecimal parse(String text) {
        String trimmed = text.strip();
        Matcher matcher = NUMBER_AND_UNIT.matcher(trimmed);
        if (trimmed.length() > LONGEST || !matcher.matches()) {
            throw new IllegalArgumentException("'" + abbreviate(trimmed) + "' is not " + what + "; " + remedy());
        }
        BigDecimal number = new BigDecimal(matcher.group(1).replace("_", ""));
        String unit = matcher.group(2);
        if (unit.isEmpty()) {
            throw new IllegalArgumentException(what + " needs a unit, was '" + trimmed + "'; " + remedy());
        }
        BigDecimal factor = units.get(unit.replace("µ", "u").replace("μ", "u").replace("²", "2"));
        if (factor == null) {
            throw new IllegalArgumentException(unknown(trimmed, unit));
        }
        if (number.signum() < 0) {
            throw new IllegalArgumentException(what + " must not be negative, was '" + trimmed + "'; " + remedy());
        }
        BigDecimal magnitude = number.multiply(factor);
        if (Double.isInfinite(magnitude.doubleValue())) {
            throw new IllegalArgumentException("'" + trimmed + "' is out of range; " + remedy());
        }
        return magnitude;
    }

    /** Text in the largest unit that keeps the number at least one; reads back to the same magnitude. */
    public String format(double magnitude) {
        return format(Decimals.shortest(magnitude));
    }

    /** The shortest text over all units in which the number is at least one; reads back to the same magnitude. */
    public String format(BigDecimal magnitude) {
        String best = Decimals.text(magnitude) + " " + baseUnit();
        boolean bestIsReadable = magnitude.compareTo(BigDecimal.ONE) >= 0;
        for (Map.Entry<String, BigDecimal> unit : units.entrySet()) {
            BigDecimal factor = unit.getValue();
            if (magnitude.compareTo(factor) < 0 || magnitude.signum() == 0) {
                continue;
            }
            String text = quotient(magnitude, factor) + " " + unit.getKey();
            if (!bestIsReadable || text.length() < best.length()) {
                best = text;
                bestIsReadable = true;
            }
        }
        return best;
    }

    /** Throws unless the magnitude is finite and not negative. */
    public void requireLegal(double magnitude) {
        if (!(magnitude >= 0) || Double.isInfinite(magnitude)) {
            throw new IllegalArgumentException(
                    what + " must be finite and not negative, was " + magnitude + " " + baseUnit());
        }
    }

    /** Exact: every factor is a product of twos and fives. */
    private static String quotient(BigDecimal magnitude, BigDecimal factor) {
        return Decimals.text(magnitude.divide(factor));
    }

    private String unknown(String text, String unit) {
        for (Dimension other : values()) {
            if (other != this && other.units.containsKey(unit)) {
                return "'" + text + "' is " + other.what + " but " + what + " is needed; " + remedy();
            }
        }
        for (String known : units.keySet()) {
            if (known.equalsIgnoreCase(unit)) {
                return "unknown unit '" + unit + "' of " + what + "; did you mean '" + known + "'? " + remedy();
            }
        }
        return "unknown unit '" + abbreviate(unit) + "' of " + what + "; " + remedy();
    }

    private String remedy() {
        return "write for example '" + example + "' (units: " + String.join(", ", units.keySet()) + ")";
    }

    private static String abbreviate(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
