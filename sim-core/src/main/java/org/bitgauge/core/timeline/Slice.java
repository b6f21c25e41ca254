package org.bitgauge.core.timeline;

import com.google.common.collect.ImmutableList;

/**
 * Something that takes time on a track.
 *
 * @param track where
 * @param name what
 * @param begin cycle
 * @param end cycle, after the begin
 * @param arguments details
 * @param flows numbers of what it hands on or receives; slices with a number in common are connected in order of time
 */
public record Slice(
        long track, String name, long begin, long end, ImmutableList<Argument> arguments, ImmutableList<Long> flows) {
    public Slice {
        if (end <= begin) {
            throw new IllegalArgumentException(name + " takes no time");
        }
    }

    /**
     * A detail.
     *
     * @param name of the detail
     * @param value number, where there is no text
     * @param text empty where it is a number
     */
    public record Argument(String name, long value, String text) {
        /** A number. */
        public static Argument of(String name, long value) {
            return new Argument(name, value, "");
        }

        /** A text. */
        public static Argument of(String name, String text) {
            return new Argument(name, 0, text);
        }
    }
}
