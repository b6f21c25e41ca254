package org.bitgauge.core.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link Shorthand} factory of a type and the scalar it takes. */
record Factory(Method method, ScalarType<?> parameter, String doc) {
    /** The shorthand of a type, if it has one. */
    static Optional<Factory> of(Class<?> type, ConfigTypes types) {
        for (Method method : type.getDeclaredMethods()) {
            Shorthand shorthand = method.getAnnotation(Shorthand.class);
            if (shorthand == null) {
                continue;
            }
            boolean fits = Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() == 1
                    && type.isAssignableFrom(method.getReturnType());
            if (!fits) {
                throw new IllegalStateException("the shorthand " + method + " must be static with one parameter");
            }
            method.setAccessible(true);
            ScalarType<?> parameter = types.scalar(method.getParameterTypes()[0])
                    .orElseThrow(() -> new IllegalStateException("the shorthand " + method + " must take a scalar"));
            return Optional.of(new Factory(method, parameter, shorthand.value()));
        }
        return Optional.empty();
    }

    /** Calls the factory; {@link IllegalArgumentException}s of it come through. */
    Object make(Object argument) {
        return Reflection.call(() -> invoke(argument));
    }

    private @Nullable Object invoke(Object argument) throws IllegalAccessException, InvocationTargetException {
        return method.invoke(null, argument);
    }
}
