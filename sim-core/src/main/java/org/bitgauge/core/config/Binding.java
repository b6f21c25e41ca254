package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One walk of a document along a shape; a value that cannot be made is null and has left a problem behind. */
final class Binding {
    private final Problems problems;
    private final Map<String, String> defaulted = new LinkedHashMap<>();

    Binding(Problems problems) {
        this.problems = problems;
    }

    /** Paths of absent keys and the text that stood in. */
    Map<String, String> defaulted() {
        return defaulted;
    }

    /**
     * Binds a value.
     *
     * @param owner where a value that lacks something is pointed at: its key, or its own beginning
     */
    @Nullable
    Object bind(Shape shape, YamlNode node, Trail trail, Location owner) {
        if (shape instanceof Shape.Raw) {
            return node;
        }
        boolean isNull = node instanceof YamlScalar scalar && scalar.isNull();
        if (shape instanceof Shape.Maybe maybe) {
            Object inner = isNull ? null : bind(maybe.inner(), node, trail, owner);
            return isNull ? Optional.empty() : inner == null ? null : Optional.of(inner);
        }
        if (isNull) {
            return fail(owner, trail, "has no value", "write " + ShapeText.what(shape));
        }
        if (shape instanceof Shape.Scalar scalar) {
            return scalar(scalar, node, trail);
        }
        if (shape instanceof Shape.Listing listing) {
            return list(listing, node, trail);
        }
        if (shape instanceof Shape.Dictionary dictionary) {
            return dictionary(dictionary, node, trail);
        }
        if (shape instanceof Shape.Structure structure) {
            return structure(structure.plan(), Optional.empty(), node, trail, owner);
        }
        return choice((Shape.Choice) shape, node, trail, owner);
    }

    private @Nullable Object scalar(Shape.Scalar shape, YamlNode node, Trail trail) {
        if (!(node instanceof YamlScalar scalar)) {
            return wrongKind(shape, node, trail);
        }
        try {
            Object value =
                    shape.type().parse(scalar.text(), scalar.at().source().directory());
            shape.bounds().check(value, scalar.text());
            return value;
        } catch (IllegalArgumentException wrong) {
            return fail(scalar.at(), trail, wrong);
        }
    }

    private @Nullable Object list(Shape.Listing shape, YamlNode node, Trail trail) {
        if (!(node instanceof YamlSequence sequence)) {
            return wrongKind(shape, node, trail);
        }
        ImmutableList.Builder<Object> items = ImmutableList.builder();
        boolean complete = true;
        for (int i = 0; i < sequence.items().size(); i++) {
            YamlNode item = sequence.items().get(i);
            Object value = bind(shape.item(), item, trail.index(i), item.at());
            complete &= value != null;
            if (value != null) {
                items.add(value);
            }
        }
        return complete ? items.build() : null;
    }

    private @Nullable Object dictionary(Shape.Dictionary shape, YamlNode node, Trail trail) {
        if (!(node instanceof YamlMapping mapping)) {
            return wrongKind(shape, node, trail);
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, YamlMapping.Entry> entry : mapping.entries().entrySet()) {
            Location keyAt = entry.getValue().keyAt();
            Trail below = trail.key(entry.getKey());
            Object key = scalar(
                    new Shape.Scalar(shape.key(), Bounds.NONE), new YamlScalar(keyAt, entry.getKey(), true), below);
            Object value = bind(shape.value(), entry.getValue().value(), below, keyAt);
            if (key == null || value == null) {
                complete = false;
            } else if (values.put(key, value) != null) {
                complete = false;
                fail(keyAt, below, "the same key twice in other words", "keep only one");
            }
        }
        return complete ? ImmutableMap.copyOf(values) : null;
    }

    private @Nullable Object choice(Shape.Choice shape, YamlNode node, Trail trail, Location owner) {
        if (node instanceof YamlScalar name) {
            if (shape.shorthand().isPresent()) {
                return shorthand(shape.shorthand().get(), name, trail);
            }
            YamlMapping bare =
                    new YamlMapping(name.at(), ImmutableMap.of(shape.key(), new YamlMapping.Entry(name.at(), name)));
            return choice(shape, bare, trail, owner);
        }
        if (!(node instanceof YamlMapping mapping)) {
            return wrongKind(shape, node, trail);
        }
        Optional<YamlMapping.Entry> entry = mapping.entry(shape.key());
        if (entry.isEmpty()) {
            return fail(
                    owner, trail, "the key '" + shape.key() + "' is missing", "add one of " + ShapeText.names(shape));
        }
        YamlNode name = entry.get().value();
        Shape.Option option =
                name instanceof YamlScalar scalar ? shape.options().get(scalar.text()) : null;
        if (option == null) {
            String text = name instanceof YamlScalar scalar ? scalar.text() : name.what();
            return fail(
                    name.at(),
                    trail.key(shape.key()),
                    "unknown " + shape.family() + " '" + text + "'",
                    Nearest.remedy(text, shape.options().keySet(), "known"));
        }
        return structure(option.plan(), Optional.of(shape.key()), mapping, trail, owner);
    }

    private @Nullable Object structure(
            RecordPlan plan, Optional<String> typeKey, YamlNode node, Trail trail, Location owner) {
        if (node instanceof YamlScalar scalar && plan.shorthand().isPresent()) {
            return shorthand(plan.shorthand().get(), scalar, trail);
        }
        if (!(node instanceof YamlMapping mapping)) {
            return wrongKind(new Shape.Structure(plan), node, trail);
        }
        boolean complete = knowsAll(plan, typeKey, mapping, trail);
        Object[] arguments = new Object[plan.components().size()];
        int next = 0;
        for (Component component : plan.components().values()) {
            YamlMapping.Entry entry = mapping.entries().get(component.key());
            Object value = entry == null
                    ? absent(component, trail, owner)
                    : bind(component.shape(), entry.value(), trail.key(component.key()), entry.keyAt());
            complete &= value != null;
            arguments[next++] = value;
        }
        if (!complete) {
            return null;
        }
        try {
            return plan.make(arguments);
        } catch (IllegalArgumentException wrong) {
            return blame(plan, mapping, trail, owner, wrong);
        }
    }

    /** A constructor that begins its complaint with one of the keys means that key, otherwise the whole. */
    private @Nullable Object blame(
            RecordPlan plan, YamlMapping mapping, Trail trail, Location owner, IllegalArgumentException wrong) {
        String first = String.valueOf(wrong.getMessage()).split("[ :,]", 2)[0];
        for (String key : new String[] {first, Names.ofComponent(first)}) {
            YamlMapping.Entry entry = mapping.entries().get(key);
            if (entry != null && plan.components().containsKey(key)) {
                return fail(entry.value().at(), trail.key(key), wrong);
            }
        }
        return fail(owner, trail, wrong);
    }

    private boolean knowsAll(RecordPlan plan, Optional<String> typeKey, YamlMapping mapping, Trail trail) {
        boolean complete = true;
        for (Map.Entry<String, YamlMapping.Entry> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            boolean isType = typeKey.isPresent() && key.equals(typeKey.get());
            if (!isType && !plan.components().containsKey(key)) {
                complete = false;
                fail(
                        entry.getValue().keyAt(),
                        trail,
                        "unknown key '" + key + "'",
                        Nearest.remedy(key, ShapeText.keys(plan, typeKey), "keys here"));
            }
        }
        return complete;
    }

    private @Nullable Object absent(Component component, Trail trail, Location owner) {
        Trail below = trail.key(component.key());
        if (component.byDefault().isPresent()) {
            defaulted.put(below.toString(), component.defaultText());
            YamlNode text = component.byDefault().get();
            return bind(component.shape(), text, below, text.at());
        }
        if (component.shape() instanceof Shape.Maybe) {
            return Optional.empty();
        }
        return fail(
                owner,
                trail,
                "the key '" + component.key() + "' is missing",
                "add '" + component.key() + ": ...', " + ShapeText.what(component.shape()) + ": " + component.doc());
    }

    private @Nullable Object shorthand(Factory factory, YamlScalar scalar, Trail trail) {
        Object argument = scalar(new Shape.Scalar(factory.parameter(), Bounds.NONE), scalar, trail);
        if (argument == null) {
            return null;
        }
        try {
            return factory.make(argument);
        } catch (IllegalArgumentException wrong) {
            return fail(scalar.at(), trail, wrong);
        }
    }

    private @Nullable Object wrongKind(Shape shape, YamlNode node, Trail trail) {
        return fail(node.at(), trail, "needs " + ShapeText.what(shape) + ", was " + node.what(), ShapeText.how(shape));
    }

    private @Nullable Object fail(Location at, Trail trail, IllegalArgumentException wrong) {
        problems.add(Problem.at(at, trail.toString(), String.valueOf(wrong.getMessage())));
        return null;
    }

    private @Nullable Object fail(Location at, Trail trail, String message, String remedy) {
        problems.add(at, trail.toString(), message, remedy);
        return null;
    }
}
