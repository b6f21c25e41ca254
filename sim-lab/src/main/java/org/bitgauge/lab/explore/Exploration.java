package org.bitgauge.lab.explore;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.bitgauge.core.config.YamlMapping;
import org.bitgauge.core.config.YamlNode;

/**
 * A sweep over the grid of an experiment: the document without its {@code explore} section, changed along the axes, each
 * point evaluated by a pure function and stored in the order of the grid.
 */
public final class Exploration {
    private static final String SECTION = "explore";

    private final ExploreSpec spec;
    private final Grid grid;
    private final String key;
    private final PointFunction evaluate;

    /**
     * A sweep.
     *
     * @param spec axes and objectives
     * @param document the experiment as YAML
     * @param key what identifies the sweep: the hash of its configuration
     * @param evaluate rows of a document
     */
    public Exploration(ExploreSpec spec, YamlNode document, String key, PointFunction evaluate) {
        this.spec = requireNonNull(spec, "spec");
        this.grid = new Grid(withoutSection(document), spec.axes());
        this.key = requireNonNull(key, "key");
        this.evaluate = requireNonNull(evaluate, "evaluate");
    }

    /** The points. */
    public Grid grid() {
        return grid;
    }

    /** What identifies the sweep. */
    public String key() {
        return key;
    }

    /**
     * Shows every value of every axis once, the other axes at their first value, to a function that throws when a document
     * is wrong: mistakes come out before the first point is run.
     */
    public void check(Consumer<YamlNode> bind) {
        long stride = grid.size();
        for (AxisSpec axis : spec.axes()) {
            stride /= axis.values().size();
            for (int v = 0; v < axis.values().size(); v++) {
                bind.accept(grid.document(v * stride));
            }
        }
    }

    /**
     * Evaluates what the store does not hold yet.
     *
     * @param store file of finished points
     * @param executor where points are evaluated
     * @param threads of this machine that may be used
     * @param progress is told how many points are finished: once at the start, then after each
     * @return rows of every point in order
     * @throws SweepMismatchException when the file belongs to another sweep
     */
    public ImmutableList<ImmutableList<PointRow>> run(
            Path store, PointExecutor executor, int threads, LongConsumer progress)
            throws IOException, InterruptedException {
        try (PointStore points = PointStore.open(store, key, grid.labels())) {
            progress.accept(points.finished());
            executor.run(new PointExecutor.Work(grid, points.finished(), evaluate, threads), rows -> {
                points.append(grid.values(points.finished()), rows);
                progress.accept(points.finished());
            });
            return points.points();
        }
    }

    /**
     * A row with where it stands.
     *
     * @param point number in the grid
     * @param values of the axes
     * @param row result
     */
    public record Placed(long point, ImmutableList<String> values, PointRow row) {}

    /** Rows that did not fail, for each series. */
    public ImmutableMap<String, ImmutableList<Placed>> bySeries(List<ImmutableList<PointRow>> points) {
        Map<String, List<Placed>> series = new LinkedHashMap<>();
        for (int p = 0; p < points.size(); p++) {
            for (PointRow row : points.get(p)) {
                if (row.error().isEmpty()) {
                    series.computeIfAbsent(row.series(), n -> new ArrayList<>())
                            .add(new Placed(p, grid.values(p), row));
                }
            }
        }
        ImmutableMap.Builder<String, ImmutableList<Placed>> copy = ImmutableMap.builder();
        series.forEach((name, rows) -> copy.put(name, ImmutableList.copyOf(rows)));
        return copy.buildOrThrow();
    }

    /** Rows that no other beats in every objective. */
    public static ImmutableList<Placed> front(List<Placed> rows, List<String> objectives) {
        List<double[]> costs = rows.stream()
                .map(placed -> objectives.stream()
                        .mapToDouble(objective -> placed.row().cost(objective))
                        .toArray())
                .toList();
        return Pareto.front(costs).stream().map(rows::get).collect(ImmutableList.toImmutableList());
    }

    private static YamlNode withoutSection(YamlNode document) {
        if (!(document instanceof YamlMapping mapping)) {
            return document;
        }
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.remove(SECTION);
        return new YamlMapping(mapping.at(), entries);
    }
}
