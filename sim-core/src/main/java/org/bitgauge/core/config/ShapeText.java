package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/** Shapes in a user's words. */
final class ShapeText {
    private ShapeText() {}

    /** With its article, for example {@code a list}. */
    static String what(Shape shape) {
        if (shape instanceof Shape.Scalar scalar) {
            return scalar.type().what();
        }
        if (shape instanceof Shape.Listing listing) {
            return "a list" + of(listing.item());
        }
        if (shape instanceof Shape.Dictionary) {
            return "a mapping";
        }
        if (shape instanceof Shape.Maybe maybe) {
            return what(maybe.inner());
        }
        if (shape instanceof Shape.Structure structure) {
            return "a mapping with the keys "
                    + String.join(", ", structure.plan().components().keySet());
        }
        if (shape instanceof Shape.Choice choice) {
            return "a mapping with the key '" + choice.key() + "'";
        }
        return "a value";
    }

    /** An example of how to write it, where the name alone does not say so. */
    static String how(Shape shape) {
        if (shape instanceof Shape.Listing) {
            return "write it in brackets, [a, b], or as lines that begin with '- '";
        }
        if (shape instanceof Shape.Choice choice) {
            return choice.key() + " is one of " + names(choice);
        }
        if (shape instanceof Shape.Scalar) {
            return "write a single value";
        }
        return "write indented lines 'key: value'";
    }

    /** Names to choose from. */
    static String names(Shape.Choice choice) {
        return String.join(", ", choice.options().keySet());
    }

    /** Legal keys of a record. */
    static ImmutableList<String> keys(RecordPlan plan, Optional<String> typeKey) {
        ImmutableList.Builder<String> keys = ImmutableList.builder();
        typeKey.ifPresent(keys::add);
        return keys.addAll(plan.components().keySet()).build();
    }

    private static String of(Shape item) {
        return item instanceof Shape.Scalar scalar ? " (each " + scalar.type().what() + ")" : "";
    }
}
