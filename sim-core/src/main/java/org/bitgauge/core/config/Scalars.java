package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.bitgauge.core.quantity.Area;
import org.bitgauge.core.quantity.Bandwidth;
import org.bitgauge.core.quantity.Capacity;
import org.bitgauge.core.quantity.Decimals;
import org.bitgauge.core.quantity.Dimension;
import org.bitgauge.core.quantity.Energy;
import org.bitgauge.core.quantity.EnergyPerBit;
import org.bitgauge.core.quantity.Frequency;
import org.bitgauge.core.quantity.Length;
import org.bitgauge.core.quantity.Measure;
import org.bitgauge.core.quantity.Power;
import org.bitgauge.core.quantity.TimeSpan;
import org.bitgauge.core.quantity.Voltage;

/** The scalar types every configuration has: numbers, truth values, texts, file names and quantities. */
final class Scalars {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F_]{1,16}");
    private static final int LONGEST = 100;

    private Scalars() {}

    static ImmutableList<ScalarType<?>> builtIn() {
        return ImmutableList.of(
                ScalarType.of(
                        Integer.class,
                        "a whole number",
                        text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE),
                        String::valueOf,
                        ImmutableMap.of("type", "integer")),
                ScalarType.of(
                        Long.class,
                        "a whole number",
                        text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE),
                        String::valueOf,
                        ImmutableMap.of("type", "integer")),
                ScalarType.of(
                        Double.class, "a number", Scalars::number, Decimals::text, ImmutableMap.of("type", "number")),
                ScalarType.of(
                        Boolean.class,
                        "true or false",
                        Scalars::truth,
                        String::valueOf,
                        ImmutableMap.of("type", "boolean")),
                ScalarType.of(
                        String.class,
                        "a text",
                        text -> text,
                        text -> text,
                        ImmutableMap.of("type", ImmutableList.of("string", "number", "boolean"))),
                new FileName(),
                measure(Capacity.class, Capacity::parse, Dimension.BITS),
                measure(Bandwidth.class, Bandwidth::parse, Dimension.BANDWIDTH, Dimension.BANDWIDTH_PER_CYCLE),
                measure(Frequency.class, Frequency::parse, Dimension.FREQUENCY),
                measure(TimeSpan.class, TimeSpan::parse, Dimension.TIME),
                measure(Energy.class, Energy::parse, Dimension.ENERGY),
                measure(EnergyPerBit.class, EnergyPerBit::parse, Dimension.ENERGY_PER_BIT),
                measure(Power.class, Power::parse, Dimension.POWER),
                measure(Area.class, Area::parse, Dimension.AREA),
                measure(Voltage.class, Voltage::parse, Dimension.VOLTAGE),
                measure(Length.class, Length::parse, Dimension.LENGTH));
    }

    /** A double in the base unit of a dimension, written with a unit. */
    static ScalarType<Double> inBaseUnit(Dimension dimension) {
        return ScalarType.of(
                Double.class,
                dimension.what(),
                text -> dimension.parse(text).doubleValue(),
                dimension::format,
                unitSchema(dimension));
    }

    private static <T extends Measure> ScalarType<T> measure(
            Class<T> type, Function<String, T> parse, Dimension... dimensions) {
        return ScalarType.of(type, dimensions[0].what(), parse, T::toString, unitSchema(dimensions));
    }

    private static ImmutableMap<String, Object> unitSchema(Dimension... dimensions) {
        ImmutableList.Builder<String> units = ImmutableList.builder();
        ImmutableList.Builder<String> examples = ImmutableList.builder();
        for (Dimension dimension : dimensions) {
            units.addAll(dimension.units().keySet());
            examples.add(dimension.example());
        }
        String number = "([0-9][0-9_]*(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";
        return ImmutableMap.of(
                "type",
                "string",
                "pattern",
                "^\\+?" + number + "\\s*(" + String.join("|", units.build()) + ")$",
                "examples",
                examples.build());
    }

    private static long whole(String text, long min, long max) {
        BigInteger value;
        if (HEXADECIMAL.matcher(text).matches()) {
            value = new BigInteger(text.substring(2).replace("_", ""), 16);
        } else {
            BigDecimal decimal = decimal(text, "a whole number", "32");
            if (decimal.stripTrailingZeros().scale() > 0) {
                throw new IllegalArgumentException("'" + text + "' is not a whole number; write for example '32'");
            }
            value = decimal.toBigIntegerExact();
        }
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new IllegalArgumentException("'" + text + "' is out of range; write one from " + min + " to " + max);
        }
        return value.longValueExact();
    }

    private static double number(String text) {
        double value = decimal(text, "a number", "0.5").doubleValue();
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("'" + text + "' is out of range; write a finite number");
        }
        return value;
    }

    private static BigDecimal decimal(String text, String what, String example) {
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
            throw new IllegalArgumentException(
                    "'" + shown + "' is not " + what + "; write for example '" + example + "'");
        }
        return new BigDecimal(text.replace("_", ""));
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("'" + text + "' is not a truth value; write true or false");
    }

    /** A file name, relative to the file it is written in. */
    private static final class FileName implements ScalarType<Path> {
        @Override
        public Class<Path> type() {
            return Path.class;
        }

        @Override
        public String what() {
            return "a file name";
        }

        @Override
        public Path parse(String text) {
            return parse(text, Path.of(""));
        }

        @Override
        public Path parse(String text, Path directory) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a file name must not be empty; name a file");
            }
            return directory.resolve(text).normalize();
        }

        @Override
        public String format(Path value) {
            return value.toString();
        }

        @Override
        public String format(Path value, Path directory) {
            Path from = directory.toAbsolutePath().normalize();
            return from.relativize(value.toAbsolutePath().normalize()).toString();
        }
    }
}
