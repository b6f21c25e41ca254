package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.bitgauge.report.chart.Drawing.Area;
import org.bitgauge.report.chart.Drawing.Label;
import org.bitgauge.report.chart.Drawing.Mark;
import org.bitgauge.report.chart.Drawing.Outline;

/**
 * Writes a drawing as SVG 1.1: text stays text, with its measured width pinned by {@code textLength} so that a substitute
 * font cannot break the layout; no identifiers, so that many figures fit into one page.
 */
final class SvgWriter {
    private static final String FONTS = "DejaVu Sans, Verdana, Bitstream Vera Sans, Arial, sans-serif";

    private final StringBuilder out = new StringBuilder(16_384);

    private SvgWriter() {}

    /** The drawing as a stand-alone SVG text; {@code title} and {@code description} serve screen readers. */
    static String write(Drawing drawing, String title, String description) {
        SvgWriter writer = new SvgWriter();
        writer.head(drawing, title, description);
        for (Mark mark : drawing.marks()) {
            writer.mark(mark);
        }
        writer.out.append("</g>\n</svg>\n");
        return writer.out.toString();
    }

    private void head(Drawing drawing, String title, String description) {
        String width = Decimals.text(drawing.widthPt());
        String height = Decimals.text(drawing.heightPt());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" + width + "pt\" height=\""
                + height + "pt\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\""
                + escape(title) + "\">\n");
        out.append("<title>" + escape(title) + "</title>\n<desc>" + escape(description) + "</desc>\n");
        out.append("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n");
        out.append("<g font-family=\"" + FONTS + "\" fill=\"none\">\n");
    }

    private void mark(Mark mark) {
        boolean clipped = mark.clip().isPresent();
        if (clipped) {
            Rectangle2D c = mark.clip().orElseThrow();
            // A nested svg element clips to its own box, without an identifier.
            out.append("<svg");
            box(c);
            out.append(" viewBox=\"");
            numbers(c.getX(), c.getY(), c.getWidth(), c.getHeight());
            out.append("\" overflow=\"hidden\">");
        }
        if (mark instanceof Area area) {
            shape(area.shape());
            out.append(" fill=\"" + hex(area.colour()) + "\"" + opacity("fill", area.colour()) + "/>");
        } else if (mark instanceof Outline outline) {
            outline(outline);
        } else if (mark instanceof Label label) {
            label(label);
        }
        out.append(clipped ? "</svg>\n" : "\n");
    }

    private void outline(Outline outline) {
        shape(outline.shape());
        out.append(
                " stroke=\"" + hex(outline.colour()) + "\"" + opacity("stroke", outline.colour()) + " stroke-width=\"");
        Decimals.append(out, outline.widthPt()).append('"');
        if (!outline.dash().isEmpty()) {
            out.append(" stroke-dasharray=\"");
            for (Float part : outline.dash()) {
                Decimals.append(out, part).append(' ');
            }
            out.setCharAt(out.length() - 1, '"');
        }
        out.append("/>");
    }

    private void label(Label label) {
        AffineTransform place = label.place();
        boolean turned = place.getShearX() != 0 || place.getShearY() != 0;
        out.append("<text ");
        if (turned) {
            double degrees = Math.toDegrees(Math.atan2(place.getShearY(), place.getScaleX()));
            out.append("transform=\"translate(");
            numbers(place.getTranslateX(), place.getTranslateY());
            out.append(") rotate(");
            Decimals.append(out, degrees).append(")\"");
        } else {
            out.append("x=\"");
            Decimals.append(out, place.getTranslateX()).append("\" y=\"");
            Decimals.append(out, place.getTranslateY()).append('"');
        }
        out.append(" font-size=\"");
        Decimals.append(out, label.sizePt());
        out.append(label.bold() ? "\" font-weight=\"bold\" fill=\"" : "\" fill=\"")
                .append(hex(label.colour()));
        if (label.text().length() > 1) {
            out.append("\" textLength=\"");
            Decimals.append(out, label.advancePt()).append("\" lengthAdjust=\"spacingAndGlyphs");
        }
        out.append("\">" + escape(label.text()) + "</text>");
    }

    private void shape(Shape shape) {
        if (shape instanceof Rectangle2D rectangle) {
            out.append("<rect");
            box(rectangle);
        } else if (shape instanceof Line2D line) {
            out.append("<path d=\"M");
            numbers(line.getX1(), line.getY1());
            out.append('L');
            numbers(line.getX2(), line.getY2());
            out.append('"');
        } else {
            out.append("<path d=\"");
            path(shape.getPathIterator(null));
            out.append('"');
        }
    }

    private void path(PathIterator steps) {
        double[] p = new double[6];
        for (; !steps.isDone(); steps.next()) {
            switch (steps.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> step('M', p[0], p[1]);
                case PathIterator.SEG_LINETO -> step('L', p[0], p[1]);
                case PathIterator.SEG_QUADTO -> step('Q', p[0], p[1], p[2], p[3]);
                case PathIterator.SEG_CUBICTO -> step('C', p);
                default -> out.append('Z');
            }
        }
    }

    private void step(char letter, double... values) {
        out.append(letter);
        numbers(values);
    }

    private void numbers(double... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append(' ');
            }
            Decimals.append(out, values[i]);
        }
    }

    private void box(Rectangle2D r) {
        out.append(" x=\"");
        Decimals.append(out, r.getX()).append("\" y=\"");
        Decimals.append(out, r.getY()).append("\" width=\"");
        Decimals.append(out, r.getWidth()).append("\" height=\"");
        Decimals.append(out, r.getHeight()).append('"');
    }

    private static String opacity(String what, Color colour) {
        return colour.getAlpha() == 255
                ? ""
                : " " + what + "-opacity=\"" + Decimals.text(colour.getAlpha() / 255.0) + "\"";
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().filter(c -> c >= 0x20 || c == '\n' || c == '\t').forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
