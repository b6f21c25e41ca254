package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bitgauge.core.json.Json;

/**
 * JSON Schema (draft 2020-12) of a record type, from the same shapes the binder walks, so that editors complete and
 * check what the binder accepts. Every record has a second, partial definition without required keys: it holds for a
 * mapping with {@code include:} and all below it, whose missing keys may come from the included files.
 */
public final class SchemaWriter {
    private static final String PARTIAL = ".partial";

    private final ConfigTypes types;

    /** Describes the given types. */
    public SchemaWriter(ConfigTypes types) {
        this.types = requireNonNull(types, "types");
    }

    /** Schema text of documents of a type; equal types give equal bytes. */
    public String write(Class<?> root, String title) {
        Walk walk = new Walk();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(walk.schema(types.shape(root), false));
        schema.put("$defs", walk.definitions);
        return Json.write(schema);
    }

    /** Definitions made on the way; each record and choice once. */
    private static final class Walk {
        private final Map<String, Object> definitions = new TreeMap<>();
        private final Map<String, Object> owners = new LinkedHashMap<>();

        Map<String, Object> schema(Shape shape, boolean partial) {
            if (shape instanceof Shape.Scalar scalar) {
                return scalar(scalar);
            }
            if (shape instanceof Shape.Listing listing) {
                return ImmutableMap.of("type", "array", "items", schema(listing.item(), false));
            }
            if (shape instanceof Shape.Dictionary dictionary) {
                Map<String, Object> value = schema(dictionary.value(), partial);
                return ImmutableMap.of("type", "object", "additionalProperties", value);
            }
            if (shape instanceof Shape.Maybe maybe) {
                return schema(maybe.inner(), partial);
            }
            if (shape instanceof Shape.Structure structure) {
                return structure(structure.plan(), partial);
            }
            return shape instanceof Shape.Choice choice ? choice(choice, partial) : ImmutableMap.of();
        }

        private static Map<String, Object> scalar(Shape.Scalar shape) {
            Map<String, Object> schema = new LinkedHashMap<>(shape.type().schema());
            Object type = schema.get("type");
            if ("integer".equals(type) || "number".equals(type)) {
                Bounds bounds = shape.bounds();
                if (bounds.positive()) {
                    schema.put("exclusiveMinimum", 0);
                }
                if (!Double.isInfinite(bounds.min())) {
                    schema.put("minimum", bounds.min());
                }
                if (!Double.isInfinite(bounds.max())) {
                    schema.put("maximum", bounds.max());
                }
            }
            return schema;
        }

        private Map<String, Object> structure(RecordPlan plan, boolean partial) {
            String name = name(Names.ofClass(plan.type()), plan.type());
            define(name, part -> object(plan, Optional.empty(), part));
            Map<String, Object> reference = reference(name, partial);
            return plan.shorthand()
                    .<Map<String, Object>>map(
                            factory -> ImmutableMap.of("anyOf", ImmutableList.of(reference, shorthand(factory))))
                    .orElse(reference);
        }

        /** Makes the full and the partial definition of a name once; recursive types find the name taken. */
        private void define(String name, Function<Boolean, Object> definition) {
            if (!definitions.containsKey(name)) {
                definitions.put(name, ImmutableMap.of());
                definitions.put(name, definition.apply(false));
                definitions.put(name + PARTIAL, definition.apply(true));
            }
        }

        private static Map<String, Object> reference(String name, boolean partial) {
            Map<String, Object> whole = ImmutableMap.of("$ref", "#/$defs/" + name);
            Map<String, Object> part = ImmutableMap.of("$ref", "#/$defs/" + name + PARTIAL);
            Map<String, Object> includes =
                    ImmutableMap.of("type", "object", "required", ImmutableList.of(Includes.KEY));
            return partial ? part : ImmutableMap.of("if", includes, "then", part, "else", whole);
        }

        private Map<String, Object> shorthand(Factory factory) {
            Map<String, Object> schema = scalar(new Shape.Scalar(factory.parameter(), Bounds.NONE));
            schema.put("description", factory.doc());
            return schema;
        }

        private Map<String, Object> choice(Shape.Choice choice, boolean partial) {
            String name = name(Names.ofClass(choice.base()), choice.base());
            define(name, part -> ImmutableMap.of(part ? "anyOf" : "oneOf", branches(name, choice, part)));
            return reference(name, partial);
        }

        private ImmutableList<Object> branches(String name, Shape.Choice choice, boolean partial) {
            ImmutableList.Builder<Object> branches = ImmutableList.builder();
            for (Shape.Option option : choice.options().values()) {
                String member = name(name + "." + option.name(), option);
                define(member, part -> object(option.plan(), Optional.of(Map.entry(choice.key(), option)), part));
                branches.add(ImmutableMap.of("$ref", "#/$defs/" + member + (partial ? PARTIAL : "")));
            }
            branches.add(choice.shorthand()
                    .<Map<String, Object>>map(this::shorthand)
                    .orElseGet(() -> ImmutableMap.of(
                            "enum", ImmutableList.copyOf(choice.options().keySet()))));
            return branches.build();
        }

        private Map<String, Object> object(
                RecordPlan plan, Optional<Map.Entry<String, Shape.Option>> type, boolean partial) {
            Map<String, Object> properties = new LinkedHashMap<>();
            ImmutableList.Builder<String> required = ImmutableList.builder();
            type.ifPresent(key -> {
                properties.put(key.getKey(), constant(key.getValue()));
                required.add(key.getKey());
            });
            for (Component component : plan.components().values()) {
                properties.put(component.key(), property(component, partial));
                if (!component.isOptional()) {
                    required.add(component.key());
                }
            }
            properties.put(Includes.KEY, includes());
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("type", "object");
            if (!plan.doc().isEmpty()) {
                object.put("description", plan.doc());
            }
            object.put("properties", properties);
            ImmutableList<String> needed = required.build();
            if (!partial && !needed.isEmpty()) {
                object.put("required", needed);
            }
            object.put("additionalProperties", false);
            return object;
        }

        private static Map<String, Object> constant(Shape.Option option) {
            return ImmutableMap.of("const", option.name(), "description", option.doc());
        }

        private Map<String, Object> property(Component component, boolean partial) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", component.doc());
            property.putAll(schema(component.shape(), partial));
            component.byDefault().ifPresent(node -> property.put("default", PlainValues.of(component.shape(), node)));
            return property;
        }

        private static Map<String, Object> includes() {
            return ImmutableMap.of(
                    "description",
                    "YAML files, relative to this one, whose keys are merged in; own keys win.",
                    "type",
                    ImmutableList.of("string", "array"),
                    "items",
                    ImmutableMap.of("type", "string"));
        }

        /** A definition name that no other type has taken. */
        private String name(String wish, Object owner) {
            String name = wish;
            for (int i = 2; owners.containsKey(name) && owners.get(name) != owner; i++) {
                name = wish + "-" + i;
            }
            owners.put(name, owner);
            return name;
        }
    }
}
