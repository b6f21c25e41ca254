package org.bitgauge.core.config;

import java.lang.reflect.Method;
import java.util.Optional;

/** One key of a record: its name in YAML, shape, meaning and default. */
record Component(
        String key, Method accessor, Shape shape, String doc, Optional<YamlNode> byDefault, String defaultText) {
    /** Whether the key may be left out. */
    boolean isOptional() {
        return byDefault.isPresent() || shape instanceof Shape.Maybe;
    }

    /** Value of this component in a record. */
    Object of(Object owner) {
        return Reflection.call(() -> accessor.invoke(owner));
    }
}
