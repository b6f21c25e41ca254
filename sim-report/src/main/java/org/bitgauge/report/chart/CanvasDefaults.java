package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of {@link Graphics2D} that follows from drawing and filling shapes; a figure holds no bitmaps. */
abstract class CanvasDefaults extends Graphics2D {
    private static UnsupportedOperationException noBitmaps() {
        return new UnsupportedOperationException("A figure holds no bitmaps");
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        setPaint(getBackground());
        fillRect(x, y, width, height);
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int extent) {
        draw(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int extent) {
        fill(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int count) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            if (i == 0) {
                path.moveTo(xs[i], ys[i]);
            } else {
                path.lineTo(xs[i], ys[i]);
            }
        }
        draw(path);
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int count) {
        draw(new Polygon(xs, ys, count));
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int count) {
        fill(new Polygon(xs, ys, count));
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator iterator, int x, int y) {
        drawString(iterator, (float) x, (float) y);
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public void translate(int x, int y) {
        translate((double) x, (double) y);
    }

    @Override
    public void translate(double x, double y) {
        transform(AffineTransform.getTranslateInstance(x, y));
    }

    @Override
    public void rotate(double theta) {
        transform(AffineTransform.getRotateInstance(theta));
    }

    @Override
    public void rotate(double theta, double x, double y) {
        transform(AffineTransform.getRotateInstance(theta, x, y));
    }

    @Override
    public void scale(double sx, double sy) {
        transform(AffineTransform.getScaleInstance(sx, sy));
    }

    @Override
    public void shear(double sx, double sy) {
        transform(AffineTransform.getShearInstance(sx, sy));
    }

    @Override
    public void setColor(Color colour) {
        setPaint(colour);
    }

    @Override
    public Color getColor() {
        return getPaint() instanceof Color colour ? colour : Color.BLACK;
    }

    @Override
    public boolean hit(Rectangle rectangle, Shape shape, boolean onStroke) {
        return getTransform().createTransformedShape(shape).intersects(rectangle);
    }

    @Override
    public @Nullable GraphicsConfiguration getDeviceConfiguration() {
        return null;
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        if (value != null) {
            getRenderingHints().put(key, value);
        }
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return getRenderingHints().get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {
        getRenderingHints().clear();
        getRenderingHints().putAll(hints);
    }

    @Override
    public void addRenderingHints(Map<?, ?> hints) {
        getRenderingHints().putAll(hints);
    }

    @Override
    public void setPaintMode() {}

    @Override
    public void setXORMode(Color colour) {
        throw noBitmaps();
    }

    @Override
    public void dispose() {}

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw noBitmaps();
    }

    @Override
    public boolean drawImage(Image image, AffineTransform place, ImageObserver observer) {
        throw noBitmaps();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        throw noBitmaps();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform place) {
        throw noBitmaps();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform place) {
        throw noBitmaps();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw noBitmaps();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw noBitmaps();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        throw noBitmaps();
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int width, int height, Color background, ImageObserver observer) {
        throw noBitmaps();
    }

    @Override
    public boolean drawImage(
            Image image, int a, int b, int c, int d, int e, int f, int g, int h, ImageObserver observer) {
        throw noBitmaps();
    }

    @Override
    public boolean drawImage(
            Image image,
            int a,
            int b,
            int c,
            int d,
            int e,
            int f,
            int g,
            int h,
            Color background,
            ImageObserver observer) {
        throw noBitmaps();
    }

    @Override
    public Graphics create(int x, int y, int width, int height) {
        Graphics part = create();
        part.translate(x, y);
        part.clipRect(0, 0, width, height);
        return part;
    }
}
