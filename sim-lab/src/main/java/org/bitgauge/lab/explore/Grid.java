package org.bitgauge.lab.explore;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.config.ConfigPath;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.core.config.YamlScalar;

/** The points of a grid, numbered from 0; the last axis runs fastest. */
public final class Grid {
    private static final ConfigPath NAME = ConfigPath.parse("name");

    private final YamlNode base;
    private final ImmutableList<AxisSpec> axes;
    private final ImmutableList<ImmutableList<ConfigPath>> paths;

    /** A grid around a document. */
    public Grid(YamlNode base, List<AxisSpec> axes) {
        this.base = requireNonNull(base, "base");
        this.axes = ImmutableList.copyOf(axes);
        this.paths = this.axes.stream()
                .map(axis -> axis.paths().stream().map(ConfigPath::parse).collect(ImmutableList.toImmutableList()))
                .collect(ImmutableList.toImmutableList());
    }

    /** How many points. */
    public long size() {
        long size = 1;
        for (AxisSpec axis : axes) {
            size = Math.multiplyExact(size, axis.values().size());
        }
        return size;
    }

    /** Names of the axes. */
    public ImmutableList<String> labels() {
        return axes.stream().map(AxisSpec::label).collect(ImmutableList.toImmutableList());
    }

    /** Values of a point as text, one for each axis: a value that is no scalar by its name or its place in the axis. */
    public ImmutableList<String> values(long point) {
        int[] at = coordinates(point);
        ImmutableList.Builder<String> values = ImmutableList.builder();
        for (int a = 0; a < at.length; a++) {
            values.add(text(axes.get(a).values().get(at[a]), at[a]));
        }
        return values.build();
    }

    /** The document of a point. */
    public YamlNode document(long point) {
        int[] at = coordinates(point);
        YamlNode document = base;
        for (int a = 0; a < at.length; a++) {
            for (ConfigPath path : paths.get(a)) {
                document = path.replace(document, axes.get(a).values().get(at[a]));
            }
        }
        return document;
    }

    private int[] coordinates(long point) {
        if (point < 0 || point >= size()) {
            throw new IllegalArgumentException("the grid has points 0 to " + (size() - 1) + ", not " + point);
        }
        int[] at = new int[axes.size()];
        long rest = point;
        for (int a = at.length - 1; a >= 0; a--) {
            int count = axes.get(a).values().size();
            at[a] = (int) (rest % count);
            rest /= count;
        }
        return at;
    }

    private static String text(YamlNode value, int index) {
        if (value instanceof YamlScalar scalar) {
            return scalar.text();
        }
        return NAME.find(value)
                .filter(YamlScalar.class::isInstance)
                .map(name -> ((YamlScalar) name).text())
                .orElse("#" + (index + 1));
    }
}
