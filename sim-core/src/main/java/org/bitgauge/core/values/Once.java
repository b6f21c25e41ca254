package org.bitgauge.core.values;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is read when it is first asked for, and then kept. Safe for many threads. */
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private @Nullable T value;

    private Once(Supplier<T> source) {
        this.source = requireNonNull(source, "source");
    }

    /** Asks {@code source} at most once. */
    public static <T> Once<T> of(Supplier<T> source) {
        return new Once<>(source);
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = requireNonNull(source.get(), "value");
            value = known;
        }
        return known;
    }
}
