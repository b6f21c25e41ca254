package org.bitgauge.lab.validate.gemmini;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.lab.validate.ValidationInputException;

/**
 * A mapping as Timeloop prints it in one line, for example
 * {@code L3[WIO] K8 Q28 - L2[WI] N1 K4X - L1[O] K2 S7 R7 Q4 P7 C3X - L0[W] P16}: levels from DRAM to registers, in each
 * the loops from outside in, {@code X} marks a loop spread over the array.
 *
 * @param levels from DRAM (first) to registers (last)
 */
record MappingText(ImmutableList<Level> levels) {
    private static final long SMALLEST_ARRAY = 4;
    private static final Pattern HEAD = Pattern.compile("L(\\d)\\[[WIO]+]");
    private static final Pattern FACTOR = Pattern.compile("([NCKPQRS])(\\d{1,9})(X?)");

    /**
     * One storage level.
     *
     * @param loops temporal loops from outside in
     * @param spatial loops over the array
     */
    record Level(ImmutableList<Factor> loops, ImmutableList<Factor> spatial) {}

    /**
     * Part of a loop.
     *
     * @param dim which
     * @param count how often
     */
    record Factor(Dim dim, long count) {}

    /** Reads a mapping; what does not fit is named. */
    static MappingText parse(String text) {
        List<String> parts = Splitter.on(" - ").splitToList(text.strip());
        if (parts.size() != 4) {
            throw problem(
                    text,
                    "has " + parts.size() + " levels separated by ' - '; DRAM, scratchpad, accumulator and"
                            + " registers are needed, as in 'L3[WIO] K8 - L2[WI] K4X - L1[O] C3X - L0[W] P16'");
        }
        ImmutableList.Builder<Level> levels = ImmutableList.builder();
        for (int i = 0; i < parts.size(); i++) {
            levels.add(level(text, parts.get(i), 3 - i));
        }
        return new MappingText(levels.build());
    }

    private static Level level(String text, String part, int number) {
        List<String> words = Splitter.on(' ').omitEmptyStrings().trimResults().splitToList(part);
        Matcher head = HEAD.matcher(words.isEmpty() ? "" : words.get(0));
        if (!head.matches() || Integer.parseInt(head.group(1)) != number) {
            throw problem(
                    text,
                    "has '" + part + "' where level L" + number + " with its tensors, as L" + number
                            + "[WIO], is needed");
        }
        ImmutableList.Builder<Factor> loops = ImmutableList.builder();
        ImmutableList.Builder<Factor> spatial = ImmutableList.builder();
        for (String word : words.subList(1, words.size())) {
            Matcher factor = FACTOR.matcher(word);
            if (!factor.matches() || Long.parseLong(factor.group(2)) < 1) {
                throw problem(
                        text,
                        "has the loop '" + word + "'; a loop is one of N C K P Q R S, a count of 1 or more"
                                + " and X if it is spatial, as K16X");
            }
            (factor.group(3).isEmpty() ? loops : spatial)
                    .add(new Factor(Dim.valueOf(factor.group(1)), Long.parseLong(factor.group(2))));
        }
        return new Level(loops.build(), spatial.build());
    }

    /** Loops over DRAM tiles from outside in, those of one iteration left out. */
    ImmutableList<Factor> dramLoops() {
        return levels.get(0).loops().stream().filter(f -> f.count() > 1).collect(ImmutableList.toImmutableList());
    }

    /** What one DRAM tile spans. */
    Extents tile() {
        return extents(levels.subList(1, levels.size()));
    }

    /** What the whole mapping spans. */
    Extents layer() {
        return extents(levels);
    }

    /** Largest loop over the array, 1 if there is none. */
    long widestSpatial() {
        return levels.stream()
                .flatMap(level -> level.spatial().stream())
                .mapToLong(Factor::count)
                .max()
                .orElse(1);
    }

    /** Arrays are built in powers of two from 4: the smallest that holds the spatial loops. */
    long smallestArray() {
        long side = SMALLEST_ARRAY;
        while (side < widestSpatial()) {
            side *= 2;
        }
        return side;
    }

    private static Extents extents(List<Level> levels) {
        Extents extents = Extents.ones();
        for (Level level : levels) {
            for (Factor factor : level.loops()) {
                extents = extents.times(factor.dim(), factor.count());
            }
            for (Factor factor : level.spatial()) {
                extents = extents.times(factor.dim(), factor.count());
            }
        }
        return extents;
    }

    private static ValidationInputException problem(String text, String what) {
        return new ValidationInputException("mapping '" + text + "' " + what);
    }
}
