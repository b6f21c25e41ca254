package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;

/** YAML nodes as plain trees for JSON, typed as their shape says. */
final class PlainValues {
    private PlainValues() {}

    /** A default as JSON: numbers and truth values typed, everything else as written. */
    static Object of(Shape shape, YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return plainScalar(shape, scalar);
        }
        if (node instanceof YamlSequence list) {
            Shape item = shape instanceof Shape.Listing listing ? listing.item() : new Shape.Raw();
            return list.items().stream().map(value -> of(item, value)).collect(ImmutableList.toImmutableList());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        ((YamlMapping) node).entries().forEach((key, entry) -> values.put(key, of(below(shape, key), entry.value())));
        return values;
    }

    private static Shape below(Shape shape, String key) {
        if (shape instanceof Shape.Dictionary dictionary) {
            return dictionary.value();
        }
        Component component = shape instanceof Shape.Structure structure
                ? structure.plan().components().get(key)
                : null;
        return component == null ? new Shape.Raw() : component.shape();
    }

    private static Object plainScalar(Shape shape, YamlScalar scalar) {
        if (shape instanceof Shape.Maybe maybe) {
            return plainScalar(maybe.inner(), scalar);
        }
        if (shape instanceof Shape.Scalar typed) {
            Object value = typed.type().parse(scalar.text());
            boolean typedInJson = value instanceof Boolean
                    || (value instanceof Number
                            && !"string".equals(typed.type().schema().get("type")));
            return typedInJson ? value : scalar.text();
        }
        return scalar.text();
    }
}
