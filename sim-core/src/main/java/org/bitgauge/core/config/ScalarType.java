package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * How a Java type is written as one YAML scalar. Rooms above register their own (number formats, say) by
 * {@link java.util.ServiceLoader} or {@link ConfigTypes.Builder#scalar}.
 *
 * @param <T> the Java type
 */
public interface ScalarType<T> {
    /** The Java type. */
    Class<T> type();

    /** Name with article for messages and reference, for example {@code a number format}. */
    String what();

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException with what is wrong, a semicolon, and what would be right
     */
    T parse(String text);

    /** Reads the text of a file in {@code directory}; only file names care. */
    default T parse(String text, Path directory) {
        return parse(text);
    }

    /** Text that reads back to an equal value. */
    String format(T value);

    /** Text for a file in {@code directory}; only file names care. */
    default String format(T value, Path directory) {
        return format(value);
    }

    /** JSON Schema of the text, in the order of its keys. */
    default ImmutableMap<String, Object> schema() {
        return ImmutableMap.of("type", "string");
    }

    /** A type from two functions. */
    static <T> ScalarType<T> of(Class<T> type, String what, Function<String, T> parse, Function<T, String> format) {
        return of(type, what, parse, format, ImmutableMap.of("type", "string"));
    }

    /** A type from two functions with a JSON Schema. */
    static <T> ScalarType<T> of(
            Class<T> type,
            String what,
            Function<String, T> parse,
            Function<T, String> format,
            ImmutableMap<String, Object> schema) {
        requireNonNull(parse, "parse");
        requireNonNull(format, "format");
        return new ScalarType<>() {
            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public String what() {
                return what;
            }

            @Override
            public T parse(String text) {
                return parse.apply(text);
            }

            @Override
            public String format(T value) {
                return format.apply(value);
            }

            @Override
            public ImmutableMap<String, Object> schema() {
                return schema;
            }
        };
    }
}
