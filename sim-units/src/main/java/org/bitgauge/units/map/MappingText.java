package org.bitgauge.units.map;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.unit.Tile;

/**
 * A mapping in words: for each stage, farthest first, the tile with its sizes (b batch, g groups, n filters, p rows, q
 * columns, c channels, r and s rows and columns of the kernel; 1 left out) and the loops from the outermost in, as in
 * {@code tile n64 p14 q56 c64 r3 s3, filters > pixels > taps}. What is written can be read back.
 */
final class MappingText {
    private static final Pattern STAGE = Pattern.compile("tile ([a-z0-9 ]+), ([a-z]+) > ([a-z]+) > ([a-z]+)");
    private static final Pattern SIZE = Pattern.compile("([bgnpqcrs])([0-9]{1,15})");
    private static final String EXAMPLE = "write one stage as 'tile n64 p14 q56 c64 r3 s3, filters > pixels > taps',"
            + " stages separated by ';', the farthest first";

    private MappingText() {}

    /** One line; stages are given nearest first. */
    static String of(List<Stage> stages) {
        StringBuilder text = new StringBuilder();
        for (int s = stages.size() - 1; s >= 0; s--) {
            Stage stage = stages.get(s);
            text.append(text.isEmpty() ? "" : "; ")
                    .append("tile ")
                    .append(tile(stage.tile()))
                    .append(", ")
                    .append(stage.order().name().toLowerCase(Locale.ROOT).replace("_", " > "));
        }
        return text.toString();
    }

    private static String tile(Tile tile) {
        StringBuilder text = new StringBuilder();
        for (Dimension dimension : Blocks.DIMENSIONS) {
            if (dimension.of(tile) > 1) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(dimension.letter())
                        .append(dimension.of(tile));
            }
        }
        return text.isEmpty() ? "1" : text.toString();
    }

    /**
     * Reads a mapping of a layer; remarks after its stages are skipped.
     *
     * @return stages, nearest first
     * @throws IllegalArgumentException when it is none; the message says where and what would be right
     */
    static ImmutableList<Stage> parse(String text, LayerProblem problem) {
        return parse(text, problem.nest().size(), problem.hierarchy().stages());
    }

    /** As {@link #parse(String, LayerProblem)}, of a layer of this size for memories with so many stages. */
    static ImmutableList<Stage> parse(String text, Tile layer, int count) {
        List<Stage> stages = new ArrayList<>();
        Tile bound = layer;
        for (String part : Splitter.on(';').trimResults().split(text)) {
            if (part.startsWith("tile ") && stages.size() < count) {
                Stage stage = stage(part, bound, layer);
                bound = stage.tile();
                stages.add(0, stage);
            }
        }
        if (stages.size() != count) {
            throw new IllegalArgumentException("the mapping '" + text + "' has " + stages.size()
                    + " stages, this hierarchy of memories has " + count + "; " + EXAMPLE);
        }
        return ImmutableList.copyOf(stages);
    }

    private static Stage stage(String text, Tile bound, Tile layer) {
        Matcher matcher = STAGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no stage of a mapping; " + EXAMPLE);
        }
        long[] sizes = new long[Dimension.COUNT];
        Arrays.fill(sizes, 1);
        for (String size : Splitter.on(' ').omitEmptyStrings().split(matcher.group(1))) {
            if (!size.equals("1")) {
                read(size, bound, sizes);
            }
        }
        long taps = sizes[Dimension.CHANNEL.ordinal()]
                * sizes[Dimension.KERNEL_ROW.ordinal()]
                * sizes[Dimension.KERNEL_COLUMN.ordinal()];
        boolean finishes = taps == layer.taps();
        return new Stage(Blocks.tile(sizes, !finishes, finishes), order(matcher));
    }

    private static void read(String text, Tile bound, long[] sizes) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no tile size; write a letter of b g n p q c r s and a number, as n64");
        }
        Dimension dimension = Blocks.DIMENSIONS.stream()
                .filter(d -> d.letter().equals(matcher.group(1)))
                .findFirst()
                .orElseThrow();
        long size = Long.parseLong(matcher.group(2));
        if (size < 1 || size > dimension.of(bound)) {
            throw new IllegalArgumentException("the tile size " + text + " is outside of 1 to " + dimension.of(bound)
                    + ", the " + (dimension.letter() + " of what it is a part of"));
        }
        sizes[dimension.ordinal()] = size;
    }

    private static Order order(Matcher matcher) {
        String name = (matcher.group(2) + "_" + matcher.group(3) + "_" + matcher.group(4)).toUpperCase(Locale.ROOT);
        Optional<Order> order =
                Order.ALL.stream().filter(o -> o.name().equals(name)).findFirst();
        return order.orElseThrow(() -> new IllegalArgumentException("'" + matcher.group(2) + " > " + matcher.group(3)
                + " > " + matcher.group(4) + "' is no order; each of filters, pixels and taps comes once"));
    }
}
