package org.bitgauge.lab.experiment;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.IntStream;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Shorthand;

/**
 * Whole numbers from one to another, written {@code 1..23}.
 *
 * @param from first
 * @param to last
 */
@Doc("Whole numbers from one to another, written 1..23.")
public record IntegerRange(@Doc("First.") int from, @Doc("Last, included.") int to) {
    public IntegerRange {
        if (from > to || (long) to - from > 10_000) {
            throw new IllegalArgumentException(
                    "a range runs upwards over at most 10001 numbers, was " + from + ".." + to);
        }
    }

    /** One number, or {@code from..to}. */
    @Shorthand("1..23, or one number")
    public static IntegerRange of(String text) {
        List<String> ends = Splitter.on("..").trimResults().splitToList(text);
        try {
            int from = Integer.parseInt(ends.get(0));
            if (ends.size() <= 2) {
                return new IntegerRange(from, ends.size() == 1 ? from : Integer.parseInt(ends.get(1)));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no range; write 1..23", e);
        }
        throw new IllegalArgumentException("'" + text + "' is no range; write 1..23");
    }

    /** All numbers. */
    public ImmutableList<Integer> values() {
        return IntStream.rangeClosed(from, to).boxed().collect(ImmutableList.toImmutableList());
    }
}
