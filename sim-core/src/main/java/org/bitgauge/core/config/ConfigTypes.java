package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Primitives;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Java types a configuration may hold: scalars, choices between plug-ins, and any record made of them. Safe for
 * use by many threads; make one and keep it, for it remembers what it learnt of each record.
 */
public final class ConfigTypes {
    private static final ImmutableSet<Class<?>> LISTS = ImmutableSet.of(List.class, ImmutableList.class);
    private static final ImmutableSet<Class<?>> MAPS = ImmutableSet.of(Map.class, ImmutableMap.class);

    private record Family(String key, Registry<? extends Plugin<?>> members) {}

    private final ImmutableMap<Class<?>, ScalarType<?>> scalars;
    private final ImmutableMap<Class<?>, Family> families;
    private final Map<Class<?>, RecordPlan> plans = new ConcurrentHashMap<>();
    private final Map<Class<?>, Shape.Choice> choices = new ConcurrentHashMap<>();
    private final Map<Class<?>, EnumType<?>> enums = new ConcurrentHashMap<>();

    private ConfigTypes(Builder builder) {
        scalars = ImmutableMap.copyOf(builder.scalars);
        families = ImmutableMap.copyOf(builder.families);
    }

    /** Starts with the built-in scalars and every {@link ScalarType} service on the class path. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what a configuration may hold. */
    public static final class Builder {
        private final Map<Class<?>, ScalarType<?>> scalars = new HashMap<>();
        private final Map<Class<?>, Family> families = new HashMap<>();

        private Builder() {
            Scalars.builtIn().forEach(this::scalar);
            ServiceLoader.load(ScalarType.class).forEach(this::scalar);
        }

        /** Adds or replaces a scalar type. */
        public Builder scalar(ScalarType<?> scalar) {
            scalars.put(scalar.type(), scalar);
            return this;
        }

        /** Values of the interface {@code base} are the records of the plug-ins, chosen by the key {@code type}. */
        public <S> Builder choice(Class<S> base, Registry<? extends Plugin<? extends S>> members) {
            return choice(base, "type", members);
        }

        /** Values of the interface {@code base} are the records of the plug-ins, chosen by {@code key}. */
        public <S> Builder choice(Class<S> base, String key, Registry<? extends Plugin<? extends S>> members) {
            families.put(base, new Family(key, members));
            return this;
        }

        /** The types. */
        public ConfigTypes build() {
            return new ConfigTypes(this);
        }
    }

    /** Shape of a record type. */
    RecordPlan plan(Class<?> type) {
        return plans.computeIfAbsent(type, missing -> new RecordPlan(missing, this));
    }

    /** Shape of a record component, with its unit and bounds. */
    Shape shape(RecordComponent component) {
        Bounds bounds = Bounds.of(component);
        Unit unit = component.getAnnotation(Unit.class);
        if (unit != null) {
            if (Primitives.wrap(component.getType()) != Double.class) {
                throw new IllegalStateException("@Unit needs a double, " + component + " is none");
            }
            return new Shape.Scalar(Scalars.inBaseUnit(unit.value()), bounds);
        }
        return shape(component.getGenericType(), bounds);
    }

    /** Shape of a type outside a record. */
    Shape shape(Type type) {
        return shape(type, Bounds.NONE);
    }

    private Shape shape(Type type, Bounds bounds) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            if (LISTS.contains(raw)) {
                return new Shape.Listing(shape(arguments[0], bounds));
            }
            if (raw == Optional.class) {
                return new Shape.Maybe(shape(arguments[0], bounds));
            }
            if (MAPS.contains(raw)) {
                ScalarType<?> key = scalar((Class<?>) arguments[0])
                        .orElseThrow(() -> new IllegalStateException("no scalar: the key of " + type));
                return new Shape.Dictionary(key, shape(arguments[1], bounds));
            }
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("YAML cannot be bound to " + type);
        }
        return shapeOf(plain, bounds);
    }

    private Shape shapeOf(Class<?> type, Bounds bounds) {
        Optional<ScalarType<?>> scalar = scalar(type);
        if (scalar.isPresent()) {
            return new Shape.Scalar(scalar.get(), bounds);
        }
        if (type == YamlNode.class) {
            return new Shape.Raw();
        }
        if (type.isRecord()) {
            return new Shape.Structure(plan(type));
        }
        if (families.containsKey(type) || type.isSealed()) {
            return choice(type);
        }
        throw new IllegalStateException("YAML cannot be bound to " + type.getName()
                + ": make it a record or sealed interface of records, or register a scalar type or choice");
    }

    /** The scalar type of a class, if it is one. */
    Optional<ScalarType<?>> scalar(Class<?> type) {
        Class<?> boxed = Primitives.wrap(type);
        ScalarType<?> known = scalars.get(boxed);
        if (known == null && boxed.isEnum()) {
            known = enums.computeIfAbsent(boxed, EnumType::new);
        }
        return Optional.ofNullable(known);
    }

    private Shape.Choice choice(Class<?> base) {
        Shape.Choice known = choices.get(base);
        if (known == null) {
            Family family = families.get(base);
            known = family == null ? sealedChoice(base) : pluginChoice(base, family);
            choices.put(base, known);
        }
        return known;
    }

    private Shape.Choice pluginChoice(Class<?> base, Family family) {
        Map<String, Shape.Option> options = new LinkedHashMap<>();
        for (Plugin<?> plugin : family.members().members()) {
            RecordPlan plan = plan(plugin.specType());
            options.put(plugin.typeName(), new Shape.Option(plugin.typeName(), plan, plugin.doc()));
        }
        return new Shape.Choice(
                base, family.members().family(), family.key(), ImmutableMap.copyOf(options), Factory.of(base, this));
    }

    private Shape.Choice sealedChoice(Class<?> base) {
        TypeKey key = base.getAnnotation(TypeKey.class);
        Map<String, Shape.Option> options = new LinkedHashMap<>();
        for (Class<?> member : base.getPermittedSubclasses()) {
            TypeName name = member.getAnnotation(TypeName.class);
            String written = name == null ? Names.ofClass(member) : name.value();
            RecordPlan plan = plan(member);
            options.put(written, new Shape.Option(written, plan, plan.doc()));
        }
        String family = Names.ofClass(base).replace('-', ' ');
        String typeKey = key == null ? "type" : key.value();
        return new Shape.Choice(base, family, typeKey, ImmutableMap.copyOf(options), Factory.of(base, this));
    }
}
