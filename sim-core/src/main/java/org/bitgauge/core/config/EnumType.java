package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Locale;

/** Enum constants by their kebab-case names, upper or lower case. */
final class EnumType<E> implements ScalarType<E> {
    private final Class<E> type;
    private final ImmutableMap<String, E> byName;
    private final ImmutableMap<E, String> names;
    private final ImmutableMap<String, String> docs;

    EnumType(Class<E> type) {
        this.type = type;
        ImmutableMap.Builder<String, E> constants = ImmutableMap.builder();
        ImmutableMap.Builder<E, String> written = ImmutableMap.builder();
        ImmutableMap.Builder<String, String> meanings = ImmutableMap.builder();
        for (E constant : type.getEnumConstants()) {
            Enum<?> value = (Enum<?>) constant;
            String name = Names.ofConstant(value.name());
            try {
                var field = value.getDeclaringClass().getField(value.name());
                Key key = field.getAnnotation(Key.class);
                Doc doc = field.getAnnotation(Doc.class);
                name = key == null ? name : key.value();
                if (doc != null) {
                    meanings.put(name, doc.value());
                }
            } catch (NoSuchFieldException impossible) {
                throw new IllegalStateException(impossible);
            }
            constants.put(name, constant);
            written.put(constant, name);
        }
        byName = constants.buildOrThrow();
        names = written.buildOrThrow();
        docs = meanings.buildOrThrow();
    }

    @Override
    public Class<E> type() {
        return type;
    }

    @Override
    public String what() {
        return "one of " + String.join(", ", byName.keySet());
    }

    @Override
    public E parse(String text) {
        E constant = byName.get(text.toLowerCase(Locale.ROOT));
        if (constant == null) {
            throw new IllegalArgumentException(
                    "unknown value '" + text + "'; " + Nearest.remedy(text, byName.keySet(), "legal"));
        }
        return constant;
    }

    @Override
    public String format(E value) {
        String name = names.get(value);
        if (name == null) {
            throw new IllegalArgumentException(value + " is no constant of " + type.getName());
        }
        return name;
    }

    /** Meanings of the constants that document themselves. */
    ImmutableMap<String, String> docs() {
        return docs;
    }

    @Override
    public ImmutableMap<String, Object> schema() {
        return ImmutableMap.of("type", "string", "enum", ImmutableList.copyOf(byName.keySet()));
    }
}
