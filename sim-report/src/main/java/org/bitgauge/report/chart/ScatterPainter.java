package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bitgauge.report.chart.ScatterFrontSpec.Point;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A cloud of designs with its Pareto front: pale markers for the cloud, a dark line and labels for the front. */
final class ScatterPainter {
    private static final double HEIGHT_PT = 190;
    /** Numbers of points above which markers shrink. */
    private static final int SOME = 150;

    private static final int MANY = 1500;

    private final ScatterFrontSpec spec;
    private final List<String> groups;
    private final List<Color> colours;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Rectangle2D> covered = new ArrayList<>();

    private ScatterPainter(ScatterFrontSpec spec) {
        this.spec = spec;
        groups = spec.points().stream().map(Point::group).distinct().toList();
        colours = Palette.colours(groups.size());
    }

    static Drawing draw(ScatterFrontSpec spec) {
        return new ScatterPainter(spec).draw();
    }

    private Drawing draw() {
        double width = spec.frame().width().points();
        XYPlot plot = new XYPlot(
                new XYSeriesCollection(front()),
                axis(spec.frame().xTitle(), spec.logX(), Point::x),
                axis(spec.frame().yTitle(), spec.logY(), Point::y),
                line());
        plot.setDataset(1, cloud());
        plot.setRenderer(1, markers());
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        Plots.style(plot);
        Plots.makeRoomForLastNumber(plot, spec.logX());
        VectorCanvas canvas = new VectorCanvas();
        Rectangle2D area = Plots.draw(canvas, plot, true, new Rectangle2D.Double(0, 0, width, HEIGHT_PT));
        label(canvas, plot, area);
        return canvas.toDrawing(width, HEIGHT_PT);
    }

    /** Axis with some air around the outermost points, so that no marker is cut. */
    private org.jfree.chart.axis.ValueAxis axis(String title, boolean log, Function<Point, Double> of) {
        org.jfree.chart.axis.ValueAxis axis = Plots.value(title, log);
        double min = spec.points().stream().mapToDouble(of::apply).min().orElse(0);
        double max = spec.points().stream().mapToDouble(of::apply).max().orElse(1);
        if (log) {
            double air = Math.pow(Math.max(max / min, 1.2), 0.06);
            axis.setRange(min / air, max * air);
        } else {
            double air = Math.max(max - min, Math.abs(max) * 0.1 + 1e-12) * 0.06;
            axis.setRange(min > 0 && min < 0.35 * max ? 0 : min - air, max + air);
        }
        return axis;
    }

    private List<Point> sortedFront() {
        return spec.points().stream()
                .filter(Point::onFront)
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
    }

    private XYSeries front() {
        XYSeries series = new XYSeries("Pareto front", false, true);
        sortedFront().forEach(p -> series.add(p.x(), p.y()));
        return series;
    }

    private XYLineAndShapeRenderer line() {
        XYStepRenderer line = new XYStepRenderer();
        line.setStepPoint(spec.moreIsBetterOnX() ? 0 : 1);
        line.setDefaultShapesVisible(false);
        line.setSeriesPaint(0, Ink.TEXT);
        line.setSeriesStroke(0, Ink.LINE);
        line.setDefaultLegendTextFont(Fonts.plain(Ink.TEXT_PT));
        line.setLegendLine(new java.awt.geom.Line2D.Double(-7, 0, 7, 0));
        return line;
    }

    private XYSeriesCollection cloud() {
        XYSeriesCollection data = new XYSeriesCollection();
        for (String group : groups) {
            XYSeries series = new XYSeries(group, false, true);
            spec.points().stream()
                    .filter(p -> p.group().equals(group))
                    .sorted(Comparator.comparing(Point::onFront))
                    .forEach(p -> series.add(p.x(), p.y()));
            data.addSeries(series);
        }
        return data;
    }

    private XYLineAndShapeRenderer markers() {
        List<List<Point>> byGroup = groups.stream()
                .map(group -> spec.points().stream()
                        .filter(p -> p.group().equals(group))
                        .sorted(Comparator.comparing(Point::onFront))
                        .toList())
                .toList();
        double small = spec.points().size() > MANY ? 0.8 : spec.points().size() > SOME ? 1.2 : 1.8;
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true) {
            private static final long serialVersionUID = 1L;

            @Override
            public java.awt.Paint getItemPaint(int row, int item) {
                Color full = colours.get(row);
                return byGroup.get(row).get(item).onFront()
                        ? full
                        : new Color(full.getRed(), full.getGreen(), full.getBlue(), 120);
            }

            @Override
            public java.awt.Shape getItemShape(int row, int item) {
                boolean front = byGroup.get(row).get(item).onFront();
                return Markers.of(row, front ? 2.5 : small);
            }
        };
        renderer.setDrawOutlines(false);
        for (int g = 0; g < groups.size(); g++) {
            renderer.setSeriesPaint(g, colours.get(g));
            renderer.setLegendShape(g, Markers.of(g, 2.5));
        }
        return renderer;
    }

    /** Labels front points from the ends of the front inwards, where a label covers no front and fewest other points. */
    private void label(VectorCanvas canvas, XYPlot plot, Rectangle2D area) {
        List<Point> front = sortedFront();
        for (Point p : spec.points()) {
            Point2D at = place(plot, area, p);
            Rectangle2D dot = new Rectangle2D.Double(at.getX() - 2.5, at.getY() - 2.5, 5, 5);
            (p.onFront() ? taken : covered).add(dot);
        }
        for (int i = 1; i < front.size(); i++) {
            Point2D from = place(plot, area, front.get(i - 1));
            Point2D to = place(plot, area, front.get(i));
            Point2D level = spec.moreIsBetterOnX() ? to : from;
            Point2D edge = spec.moreIsBetterOnX() ? from : to;
            Rectangle2D tread = new Rectangle2D.Double(from.getX(), level.getY() - 0.5, to.getX() - from.getX(), 1);
            Rectangle2D riser = new Rectangle2D.Double(
                    edge.getX() - 0.5, Math.min(from.getY(), to.getY()), 1, Math.abs(to.getY() - from.getY()));
            taken.add(tread);
            taken.add(riser);
        }
        canvas.setPaint(Ink.TEXT);
        canvas.setFont(Fonts.plain(Ink.SMALL_PT));
        for (int i = 0; i < front.size(); i++) {
            Point p = front.get(i % 2 == 0 ? i / 2 : front.size() - 1 - i / 2);
            labelOne(canvas, p.label(), place(plot, area, p), area);
        }
    }

    private void labelOne(VectorCanvas canvas, String text, Point2D at, Rectangle2D area) {
        Font font = canvas.getFont();
        double width = CategoryLabels.width(text, font);
        double height = font.getSize2D();
        double[][] offsets = {
            {4, 0.36 * height},
            {4, -2},
            {4, height + 1},
            {-4 - width, 0.36 * height},
            {-4 - width, -2},
            {-4 - width, height + 1},
            {-width / 2, -5},
            {-width / 2, height + 4}
        };
        long fewest = Long.MAX_VALUE;
        Optional<Rectangle2D> best = Optional.empty();
        for (double[] offset : offsets) {
            double x = at.getX() + offset[0];
            double y = at.getY() + offset[1];
            Rectangle2D box = new Rectangle2D.Double(x - 0.5, y - height * 0.8, width + 1, height);
            long hidden = covered.stream().filter(box::intersects).count();
            if (hidden < fewest && area.contains(box) && taken.stream().noneMatch(box::intersects)) {
                fewest = hidden;
                best = Optional.of(box);
            }
        }
        best.ifPresent(box -> {
            taken.add(box);
            canvas.drawString(text, (float) (box.getX() + 0.5), (float) (box.getY() + height * 0.8));
        });
    }

    private static Point2D place(XYPlot plot, Rectangle2D area, Point p) {
        return new Point2D.Double(
                plot.getDomainAxis().valueToJava2D(p.x(), area, plot.getDomainAxisEdge()),
                plot.getRangeAxis().valueToJava2D(p.y(), area, plot.getRangeAxisEdge()));
    }
}
