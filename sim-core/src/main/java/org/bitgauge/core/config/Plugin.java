package org.bitgauge.core.config;

/**
 * A kind of part that is configured by a record of its own and found by {@link java.util.ServiceLoader}.
 *
 * @param <S> the record, whose components are its YAML keys
 */
public interface Plugin<S> extends Named {
    /** The record; it must implement the interface that the plug-in family is chosen by. */
    Class<? extends S> specType();
}
