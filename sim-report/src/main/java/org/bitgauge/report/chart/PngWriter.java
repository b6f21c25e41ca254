package org.bitgauge.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.bitgauge.report.chart.Drawing.Area;
import org.bitgauge.report.chart.Drawing.Label;
import org.bitgauge.report.chart.Drawing.Mark;
import org.bitgauge.report.chart.Drawing.Outline;

/** Writes a drawing as PNG at 300 dots per inch, with the resolution noted in the file so that it prints at its size. */
final class PngWriter {
    static final int DPI = 300;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int DOTS_PER_METRE = (int) Math.round(DPI / 0.0254);

    private PngWriter() {}

    static byte[] write(Drawing drawing) {
        BufferedImage image = paint(drawing);
        int width = image.getWidth();
        int height = image.getHeight();
        ByteArrayOutputStream out = new ByteArrayOutputStream(65_536);
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(out, "IHDR", header.array());
        chunk(out, "sRGB", new byte[1]);
        chunk(
                out,
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(DOTS_PER_METRE)
                        .putInt(DOTS_PER_METRE)
                        .put((byte) 1)
                        .array());
        chunk(out, "IDAT", pixels(image));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    static BufferedImage paint(Drawing drawing) {
        double scale = DPI / 72.0;
        BufferedImage image = new BufferedImage(
                (int) Math.round(drawing.widthPt() * scale),
                (int) Math.round(drawing.heightPt() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Ink.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
        for (Mark mark : drawing.marks()) {
            paint(g, mark);
        }
        g.dispose();
        return image;
    }

    private static void paint(Graphics2D g, Mark mark) {
        Shape everywhere = g.getClip();
        mark.clip().ifPresent(g::clip);
        g.setColor(mark.colour());
        if (mark instanceof Area area) {
            g.fill(area.shape());
        } else if (mark instanceof Outline outline) {
            g.setStroke(stroke(outline));
            g.draw(outline.shape());
        } else if (mark instanceof Label label) {
            AffineTransform before = g.getTransform();
            g.transform(label.place());
            g.setFont(label.bold() ? Fonts.bold(label.sizePt()) : Fonts.plain(label.sizePt()));
            g.drawString(label.text(), 0f, 0f);
            g.setTransform(before);
        }
        g.setClip(everywhere);
    }

    private static BasicStroke stroke(Outline outline) {
        if (outline.dash().isEmpty()) {
            return new BasicStroke(outline.widthPt(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
        }
        float[] dash = new float[outline.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = outline.dash().get(i);
        }
        return new BasicStroke(outline.widthPt(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, dash, 0f);
    }

    /** Rows as differences from the row above (PNG filter 2): flat graphics become runs of zeros. */
    private static byte[] pixels(BufferedImage image) {
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rows = new byte[height * (1 + 3 * width)];
        int to = 0;
        for (int y = 0; y < height; y++) {
            rows[to++] = (byte) (y == 0 ? 0 : 2);
            for (int x = 0; x < width; x++) {
                int pixel = rgb[y * width + x];
                int above = y == 0 ? 0 : rgb[(y - 1) * width + x];
                rows[to++] = (byte) ((pixel >> 16) - (above >> 16));
                rows[to++] = (byte) ((pixel >> 8) - (above >> 8));
                rows[to++] = (byte) (pixel - above);
            }
        }
        return deflate(rows);
    }

    static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, bytes.length / 16));
        byte[] buffer = new byte[65_536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(type);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
