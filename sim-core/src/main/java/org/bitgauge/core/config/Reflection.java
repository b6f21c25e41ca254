package org.bitgauge.core.config;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Calls constructors and methods so that their own exceptions come through. */
final class Reflection {
    /** A reflective call. */
    interface Call {
        /** Makes it. */
        @Nullable
        Object make() throws ReflectiveOperationException;
    }

    private Reflection() {}

    static Object call(Call call) {
        try {
            Object result = call.make();
            if (result == null) {
                throw new IllegalStateException("a factory, constructor or component gave null");
            }
            return result;
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(thrown);
        } catch (ReflectiveOperationException inaccessible) {
            throw new IllegalStateException(inaccessible);
        }
    }
}
