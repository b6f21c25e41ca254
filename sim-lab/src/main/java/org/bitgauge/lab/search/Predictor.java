package org.bitgauge.lab.search;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Accuracy from R squared of the last layer: one straight line for all networks, fitted without the one under test (Hill et
 * al., section IV: normalised accuracy = a R2 + b).
 *
 * @param slope a
 * @param intercept b
 * @param points points of the fit
 * @param correlation of the fit
 */
public record Predictor(double slope, double intercept, int points, double correlation) {
    private static final String HEADER = "network,profile,r2,normalised";

    /**
     * A measured point.
     *
     * @param network network
     * @param profile profile
     * @param r2 R squared of the last layer's activations
     * @param normalised right answers over those of the float network
     */
    public record Point(String network, String profile, double r2, double normalised) {}

    /**
     * The least-squares line through the points of all networks but one.
     *
     * @param least normalised accuracy of the points that are used, at least; the relation bends where accuracy collapses
     */
    public static Predictor fit(List<Point> points, String without, double least) {
        List<Point> used = points.stream()
                .filter(p -> !p.network().equals(without) && p.normalised() >= least)
                .toList();
        double n = used.size();
        double x = used.stream().mapToDouble(Point::r2).sum() / n;
        double y = used.stream().mapToDouble(Point::normalised).sum() / n;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Point p : used) {
            xx += (p.r2() - x) * (p.r2() - x);
            xy += (p.r2() - x) * (p.normalised() - y);
            yy += (p.normalised() - y) * (p.normalised() - y);
        }
        if (used.size() < 2 || xx == 0) {
            throw new IllegalArgumentException("the predictor needs measured points of other networks than " + without
                    + " with different R squared; there are " + used.size());
        }
        double slope = xy / xx;
        return new Predictor(slope, y - slope * x, used.size(), yy == 0 ? 1 : xy / Math.sqrt(xx * yy));
    }

    /** Predicted right answers over those of the float network. */
    public double normalised(double r2) {
        return slope * r2 + intercept;
    }

    /** A table of points, {@code network,profile,r2,normalised}; lines with # are comments. */
    public static ImmutableList<Point> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": no such file; a predictor is a table " + HEADER
                    + ", as a search of type exhaustive writes it");
        }
        List<String> problems = new ArrayList<>();
        ImmutableList.Builder<Point> points = ImmutableList.builder();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        boolean header = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!header) {
                header = true;
                if (!line.equals(HEADER)) {
                    throw new IllegalArgumentException(file + ":" + (i + 1) + ": the header must be " + HEADER);
                }
                continue;
            }
            int tail = line.lastIndexOf(',', line.lastIndexOf(',') - 1);
            List<String> numbers = Splitter.on(',').splitToList(tail < 0 ? "" : line.substring(tail + 1));
            int head = line.indexOf(',');
            try {
                points.add(new Point(
                        line.substring(0, head),
                        line.substring(head + 1, tail),
                        Double.parseDouble(numbers.get(0)),
                        Double.parseDouble(numbers.get(1))));
            } catch (IndexOutOfBoundsException | NumberFormatException wrong) {
                problems.add(file + ":" + (i + 1) + ": '" + line + "' is no " + HEADER);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return points.build();
    }
}
