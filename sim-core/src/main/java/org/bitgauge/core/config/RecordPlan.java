package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What binder, schema, reference and writer know of a record type; its parts are looked at on first use. */
final class RecordPlan {
    private record Parts(
            ImmutableMap<String, Component> components, Constructor<?> constructor, Optional<Factory> shorthand) {}

    private final Class<?> type;
    private final ConfigTypes types;
    private volatile @Nullable Parts parts;

    RecordPlan(Class<?> type, ConfigTypes types) {
        if (!type.isRecord()) {
            throw new IllegalStateException(type.getName() + " is not a record");
        }
        this.type = type;
        this.types = types;
    }

    Class<?> type() {
        return type;
    }

    /** Sentence on the type, empty when it has none. */
    String doc() {
        Doc doc = type.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    /** Components by YAML key, in declaration order. */
    ImmutableMap<String, Component> components() {
        return parts().components();
    }

    Optional<Factory> shorthand() {
        return parts().shorthand();
    }

    /** Makes the record; {@link IllegalArgumentException}s of its constructor come through. */
    Object make(@Nullable Object[] arguments) {
        return Reflection.call(() -> parts().constructor().newInstance(arguments));
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            known = look();
            parts = known;
        }
        return known;
    }

    private Parts look() {
        ImmutableMap.Builder<String, Component> components = ImmutableMap.builder();
        ImmutableList.Builder<Class<?>> parameters = ImmutableList.builder();
        for (RecordComponent component : type.getRecordComponents()) {
            Component made = component(component);
            components.put(made.key(), made);
            parameters.add(component.getType());
        }
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(parameters.build().toArray(new Class<?>[0]));
            constructor.setAccessible(true);
            return new Parts(components.buildOrThrow(), constructor, Factory.of(type, types));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Component component(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        if (doc == null) {
            throw new IllegalStateException(
                    "component " + component.getName() + " of " + type.getName() + " has no @Doc sentence");
        }
        Key key = component.getAnnotation(Key.class);
        String name = key == null ? Names.ofComponent(component.getName()) : key.value();
        Default byDefault = component.getAnnotation(Default.class);
        String text = byDefault == null ? "" : byDefault.value();
        Optional<YamlNode> node = byDefault == null ? Optional.empty() : Optional.of(parseDefault(name, text));
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Component(name, accessor, types.shape(component), doc.value(), node, text);
    }

    /** The empty default is the empty text, not nothing. */
    private static YamlNode parseDefault(String name, String text) {
        String where = "default of " + name;
        return text.isEmpty()
                ? new YamlScalar(SourceText.inMemory(where, text).at(1, 1), "", true)
                : YamlSource.value(where, text);
    }
}
