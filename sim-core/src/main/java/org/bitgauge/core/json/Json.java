package org.bitgauge.core.json;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableList;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.quantity.Decimals;
import org.bitgauge.core.quantity.Measure;

/**
 * JSON of trees of maps, iterables, texts, numbers, truth values, enums (kebab-case), optionals (empty is null),
 * quantities (text with unit) and records (keys in snake case). Equal trees give equal bytes: keys in the order of the
 * map, doubles as the shortest decimal that reads back equal.
 */
public final class Json {
    private static final int LONGEST_NUMBER = 400;

    private Json() {}

    /** Indented by two blanks, with a final line end. */
    public static String write(Object value) {
        StringWriter text = new StringWriter();
        write(value, text, "  ");
        return text.append('\n').toString();
    }

    /** On one line, without a line end; for stores of one object per line. */
    public static String line(Object value) {
        StringWriter text = new StringWriter();
        write(value, text, "");
        return text.toString();
    }

    /** Indented by two blanks, with a final line end, without holding the whole text. */
    public static void write(Object value, Writer out) throws IOException {
        write(value, out, "  ");
        out.write('\n');
    }

    private static void write(Object value, Writer out, String indent) {
        JsonWriter writer = new JsonWriter(out);
        writer.setStrictness(Strictness.STRICT);
        writer.setHtmlSafe(false);
        writer.setIndent(indent);
        try {
            put(value, writer);
            writer.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void put(Object value, JsonWriter out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            putMap(map, out);
        } else if (value instanceof Iterable<?> items) {
            out.beginArray();
            for (Object item : items) {
                put(item, out);
            }
            out.endArray();
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                put(optional.get(), out);
            } else {
                out.nullValue();
            }
        } else if (value instanceof CharSequence || value instanceof Measure) {
            out.value(value.toString());
        } else if (value instanceof Boolean truth) {
            out.value(truth.booleanValue());
        } else if (value instanceof Number number) {
            out.jsonValue(text(number));
        } else if (value instanceof Enum<?> constant) {
            out.value(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } else if (value instanceof Record record) {
            putMap(fields(record), out);
        } else {
            throw new IllegalArgumentException(
                    "JSON has no form for " + value.getClass().getName());
        }
    }

    private static void putMap(Map<?, ?> map, JsonWriter out) throws IOException {
        out.beginObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.name(String.valueOf(entry.getKey()));
            put(entry.getValue(), out);
        }
        out.endObject();
    }

    private static String text(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Decimals.text(number.doubleValue());
        }
        if (number instanceof BigDecimal decimal) {
            return Decimals.text(decimal);
        }
        return number.toString();
    }

    private static Map<String, Object> fields(Record record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                String name = CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, component.getName());
                fields.put(name, component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return fields;
    }

    /**
     * Reads one value: objects as {@link Map} in their order, arrays as {@link ImmutableList}, whole numbers that fit as
     * {@link Long}, other numbers as {@link Double}, null as {@link Optional#empty}.
     *
     * @throws IllegalArgumentException with line and column when the text is not JSON
     */
    public static Object read(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            Object value = get(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("not JSON: text after the end of the value");
            }
            return value;
        } catch (IOException | IllegalStateException wrong) {
            String message = String.valueOf(wrong.getMessage());
            int cut = message.indexOf('\n');
            throw new IllegalArgumentException("not JSON: " + (cut < 0 ? message : message.substring(0, cut)), wrong);
        }
    }

    private static Object get(JsonReader in) throws IOException {
        switch (in.peek()) {
            case BEGIN_OBJECT -> {
                return object(in);
            }
            case BEGIN_ARRAY -> {
                return array(in);
            }
            case STRING -> {
                return in.nextString();
            }
            case NUMBER -> {
                return number(in.nextString());
            }
            case BOOLEAN -> {
                return in.nextBoolean();
            }
            case NULL -> {
                in.nextNull();
                return Optional.empty();
            }
            default -> throw new IllegalArgumentException("not JSON: unexpected " + in.peek() + " at " + in.getPath());
        }
    }

    private static Map<String, Object> object(JsonReader in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            String key = in.nextName();
            if (map.put(key, get(in)) != null) {
                throw new IllegalArgumentException("not JSON: the key '" + key + "' twice at " + in.getPath());
            }
        }
        in.endObject();
        return map;
    }

    private static ImmutableList<Object> array(JsonReader in) throws IOException {
        ImmutableList.Builder<Object> items = ImmutableList.builder();
        in.beginArray();
        while (in.hasNext()) {
            items.add(get(in));
        }
        in.endArray();
        return items.build();
    }

    private static Number number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("not JSON: a number of " + text.length() + " digits");
        }
        boolean whole = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        if (whole && new BigInteger(text).bitLength() < Long.SIZE) {
            return Long.valueOf(text);
        }
        return Double.valueOf(text);
    }
}
