package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bitgauge.report.chart.Drawing.Area;
import org.bitgauge.report.chart.Drawing.Label;
import org.bitgauge.report.chart.Drawing.Mark;
import org.bitgauge.report.chart.Drawing.Outline;

/**
 * Writes a drawing as a one-page PDF 1.5: vector marks, searchable text in an embedded subset of the shipped font, no
 * dates and no identifiers, so that equal drawings give equal bytes.
 */
final class PdfWriter {
    private final StringBuilder page = new StringBuilder(16_384);
    private final Map<Boolean, PdfFont> fonts = new TreeMap<>();
    private Color fill = Color.BLACK;
    private Color stroke = Color.BLACK;
    private float width = 1;
    private List<Float> dash = new ArrayList<>();

    private PdfWriter() {}

    static byte[] write(Drawing drawing, String title) {
        PdfWriter writer = new PdfWriter();
        // Marks count from the top of the page, PDF from the bottom.
        writer.page.append("1 0 0 -1 0 ");
        Decimals.append(writer.page, drawing.heightPt()).append(" cm\n");
        drawing.marks().forEach(writer::mark);
        return writer.file(drawing, title);
    }

    private byte[] file(Drawing drawing, String title) {
        PdfObjects pdf = new PdfObjects();
        int content = pdf.stream("", PdfObjects.latin(page.toString()));
        StringBuilder resources = new StringBuilder();
        fonts.forEach((bold, font) ->
                resources.append(bold ? "/B " : "/R ").append(font.addTo(pdf)).append(" 0 R"));
        int pages = pdf.next() + 1;
        int leaf = pdf.object("<</Type/Page/Parent " + pages + " 0 R/MediaBox[0 0 " + Decimals.text(drawing.widthPt())
                + " " + Decimals.text(drawing.heightPt()) + "]/Contents " + content + " 0 R/Resources<</Font<<"
                + resources + ">>>>>>");
        pdf.object("<</Type/Pages/Kids[" + leaf + " 0 R]/Count 1>>");
        int root = pdf.object("<</Type/Catalog/Pages " + pages + " 0 R>>");
        int info = pdf.object("<</Title<" + utf16(title) + ">/Producer(BitGauge)>>");
        return pdf.finish(root, info);
    }

    private static String utf16(String text) {
        StringBuilder hex = new StringBuilder("feff");
        for (byte b : text.getBytes(StandardCharsets.UTF_16BE)) {
            hex.append(String.format(Locale.ROOT, "%02x", b));
        }
        return hex.toString();
    }

    private void mark(Mark mark) {
        boolean clipped = mark.clip().isPresent();
        Color fillBefore = fill;
        Color strokeBefore = stroke;
        float widthBefore = width;
        List<Float> dashBefore = dash;
        if (clipped) {
            page.append("q ");
            path(mark.clip().orElseThrow());
            page.append("W n\n");
        }
        if (mark instanceof Area area) {
            fill(area.colour());
            path(area.shape());
            page.append("f\n");
        } else if (mark instanceof Outline outline) {
            outline(outline);
        } else if (mark instanceof Label label) {
            label(label);
        }
        if (clipped) {
            page.append("Q\n");
            fill = fillBefore;
            stroke = strokeBefore;
            width = widthBefore;
            dash = dashBefore;
        }
    }

    private void outline(Outline outline) {
        if (!outline.colour().equals(stroke)) {
            stroke = outline.colour();
            colour(stroke, "RG");
        }
        if (outline.widthPt() != width) {
            width = outline.widthPt();
            numbers(width).append("w\n");
        }
        if (!outline.dash().equals(dash)) {
            dash = outline.dash();
            page.append('[');
            dash.forEach(this::numbers);
            page.append("] 0 d\n");
        }
        path(outline.shape());
        page.append("S\n");
    }

    private void label(Label label) {
        fill(label.colour());
        AffineTransform m = label.place();
        PdfFont font = fonts.computeIfAbsent(label.bold(), PdfFont::new);
        page.append("BT ").append(label.bold() ? "/B " : "/R ");
        numbers(label.sizePt()).append("Tf ");
        numbers(m.getScaleX(), m.getShearY(), -m.getShearX(), -m.getScaleY(), m.getTranslateX(), m.getTranslateY());
        // The text matrix mirrors the page's flip, so that letters stand upright.
        page.append("Tm <").append(font.encode(label.text())).append("> Tj ET\n");
    }

    private void fill(Color colour) {
        if (!colour.equals(fill)) {
            fill = colour;
            colour(fill, "rg");
        }
    }

    /** Translucent colours are mixed with the white paper: transparency is a nuisance to printers. */
    private void colour(Color colour, String operator) {
        double alpha = colour.getAlpha() / 255.0;
        for (int channel : new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
            double value = 1 - alpha + alpha * channel / 255.0;
            page.append(Math.round(value * 1000) / 1000.0).append(' ');
        }
        page.append(operator).append('\n');
    }

    private void path(Shape shape) {
        if (shape instanceof Rectangle2D r) {
            numbers(r.getX(), r.getY(), r.getWidth(), r.getHeight()).append("re ");
            return;
        }
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            int end;
            switch (steps.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> {
                    numbers(p[0], p[1]).append("m ");
                    end = 0;
                }
                case PathIterator.SEG_LINETO -> {
                    numbers(p[0], p[1]).append("l ");
                    end = 0;
                }
                case PathIterator.SEG_QUADTO -> {
                    quadratic(x, y, p);
                    end = 2;
                }
                case PathIterator.SEG_CUBICTO -> {
                    numbers(p).append("c ");
                    end = 4;
                }
                default -> {
                    page.append("h ");
                    continue;
                }
            }
            x = p[end];
            y = p[end + 1];
        }
    }

    private void quadratic(double x, double y, double[] p) {
        double thirds = 2.0 / 3;
        numbers(
                        x + thirds * (p[0] - x),
                        y + thirds * (p[1] - y),
                        p[2] + thirds * (p[0] - p[2]),
                        p[3] + thirds * (p[1] - p[3]),
                        p[2],
                        p[3])
                .append("c ");
    }

    private StringBuilder numbers(double... values) {
        for (double value : values) {
            Decimals.append(page, value).append(' ');
        }
        return page;
    }
}
