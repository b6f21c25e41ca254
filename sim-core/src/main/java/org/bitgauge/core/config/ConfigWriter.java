package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes records back as YAML that binds to equal records: the effective configuration of a run, or a commented
 * starter file.
 */
public final class ConfigWriter {
    private final ConfigTypes types;

    /** Writes the given types. */
    public ConfigWriter(ConfigTypes types) {
        this.types = requireNonNull(types, "types");
    }

    /** YAML of a record with every value spelt out, for the working directory. */
    public String text(Object record) {
        return text(record, Path.of(""));
    }

    /** YAML of a record with every value spelt out, for a file in {@code directory}: file names start from there. */
    public String text(Object record, Path directory) {
        return YamlText.write(new Walk(directory).node(types.shape(record.getClass()), record));
    }

    /** YAML of a record with the meaning of each key as a comment above it. */
    public String annotated(Object record) {
        Walk walk = new Walk(Path.of(""));
        YamlNode node = walk.node(types.shape(record.getClass()), record);
        return YamlText.write(node, walk.comments);
    }

    /** Node tree of a record. */
    public YamlNode node(Object record) {
        return new Walk(Path.of("")).node(types.shape(record.getClass()), record);
    }

    /** One record on its way to YAML. */
    private static final class Walk {
        private final Location nowhere =
                SourceText.inMemory("effective configuration", "").at(1, 1);
        private final Map<YamlNode, Map<String, String>> comments = new IdentityHashMap<>();

        private final Path directory;

        Walk(Path directory) {
            this.directory = directory;
        }

        YamlNode node(Shape shape, Object value) {
            if (shape instanceof Shape.Raw) {
                return (YamlNode) value;
            }
            if (shape instanceof Shape.Scalar scalar) {
                return scalar(scalar.type(), value);
            }
            if (shape instanceof Shape.Listing listing) {
                return list(listing, (List<?>) value);
            }
            if (shape instanceof Shape.Dictionary dictionary) {
                return dictionary(dictionary, (Map<?, ?>) value);
            }
            if (shape instanceof Shape.Maybe maybe) {
                Optional<?> optional = (Optional<?>) value;
                return optional.isPresent() ? node(maybe.inner(), optional.get()) : new YamlScalar(nowhere, "", false);
            }
            if (shape instanceof Shape.Structure structure) {
                return structure(structure.plan(), Optional.empty(), "", value);
            }
            return choice((Shape.Choice) shape, value);
        }

        private <T> YamlNode scalar(ScalarType<T> type, Object value) {
            boolean isText = type.type() == String.class;
            return new YamlScalar(nowhere, type.format(type.type().cast(value), directory), isText);
        }

        private YamlNode list(Shape.Listing shape, List<?> values) {
            ImmutableList.Builder<YamlNode> items = ImmutableList.builder();
            values.forEach(value -> items.add(node(shape.item(), value)));
            return new YamlSequence(nowhere, items.build());
        }

        private YamlNode dictionary(Shape.Dictionary shape, Map<?, ?> values) {
            Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
            values.forEach((key, value) -> {
                YamlScalar name = (YamlScalar) scalar(shape.key(), key);
                entries.put(name.text(), new YamlMapping.Entry(nowhere, node(shape.value(), value)));
            });
            return new YamlMapping(nowhere, entries);
        }

        private YamlNode choice(Shape.Choice shape, Object value) {
            Shape.Option option = shape.options().values().stream()
                    .filter(candidate -> candidate.plan().type() == value.getClass())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            value.getClass().getName() + " is no registered " + shape.family()));
            YamlNode name = new YamlScalar(nowhere, option.name(), true);
            return structure(option.plan(), Optional.of(Map.entry(shape.key(), name)), option.doc(), value);
        }

        private YamlNode structure(
                RecordPlan plan, Optional<Map.Entry<String, YamlNode>> type, String typeDoc, Object value) {
            Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
            Map<String, String> docs = new LinkedHashMap<>();
            type.ifPresent(key -> {
                entries.put(key.getKey(), new YamlMapping.Entry(nowhere, key.getValue()));
                docs.put(key.getKey(), typeDoc);
            });
            for (Component component : plan.components().values()) {
                Object part = component.of(value);
                if (part instanceof Optional<?> optional && optional.isEmpty()) {
                    continue;
                }
                entries.put(component.key(), new YamlMapping.Entry(nowhere, node(component.shape(), part)));
                docs.put(component.key(), component.doc());
            }
            YamlMapping mapping = new YamlMapping(nowhere, entries);
            comments.put(mapping, docs);
            return mapping;
        }
    }
}
