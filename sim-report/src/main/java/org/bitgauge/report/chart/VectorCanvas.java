package org.bitgauge.report.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.report.chart.Drawing.Area;
import org.bitgauge.report.chart.Drawing.Label;
import org.bitgauge.report.chart.Drawing.Mark;
import org.bitgauge.report.chart.Drawing.Outline;
import org.jspecify.annotations.Nullable;

/** A {@link Graphics2D} that remembers what is drawn as a {@link Drawing}; only plain colours and {@link HatchPaint}. */
final class VectorCanvas extends CanvasDefaults {
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final List<Mark> marks;
    private final Graphics2D scratch;
    private AffineTransform transform = new AffineTransform();
    private Paint paint = Color.BLACK;
    private Stroke stroke = new BasicStroke(0.5f);
    private Font font;
    private Color background = Color.WHITE;
    private Composite composite = AlphaComposite.SrcOver;
    private final RenderingHints hints = new RenderingHints(Map.of());

    /** The visible region on the paper; null means everywhere. */
    private @Nullable Rectangle2D clip;

    VectorCanvas() {
        this(new ArrayList<>());
    }

    private VectorCanvas(List<Mark> marks) {
        this.marks = marks;
        this.font = Fonts.plain(Ink.TEXT_PT);
        scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        scratch.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        scratch.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    Drawing toDrawing(double widthPt, double heightPt) {
        return new Drawing(widthPt, heightPt, marks);
    }

    @Override
    public void draw(Shape shape) {
        if (!(stroke instanceof BasicStroke line) || !(paint instanceof Color colour) || colour.getAlpha() == 0) {
            return;
        }
        Shape placed = place(shape);
        List<Float> dash = new ArrayList<>();
        float[] pattern = line.getDashArray();
        if (pattern != null) {
            for (float part : pattern) {
                dash.add(part);
            }
        }
        marks.add(new Outline(placed, colour, line.getLineWidth(), dash, clipFor(placed.getBounds2D(), 1)));
    }

    @Override
    public void fill(Shape shape) {
        Shape placed = place(shape);
        if (paint instanceof HatchPaint hatch) {
            area(placed, hatch.base());
            Path2D lines = hatch.lines(visible(placed.getBounds2D()));
            marks.add(new Outline(lines, hatch.ink(), hatch.widthPt(), List.of(), Optional.empty()));
        } else if (paint instanceof Color colour && colour.getAlpha() > 0) {
            area(placed, colour);
        }
    }

    private void area(Shape placed, Color colour) {
        Rectangle2D bounds = placed.getBounds2D();
        if (clip != null && !clip.intersects(bounds)) {
            return;
        }
        if (placed instanceof Rectangle2D rectangle) {
            marks.add(new Area(visible(rectangle), colour, Optional.empty()));
        } else {
            marks.add(new Area(placed, colour, clipFor(bounds, 0)));
        }
    }

    private Rectangle2D visible(Rectangle2D bounds) {
        return clip == null ? bounds : bounds.createIntersection(clip);
    }

    private Optional<Rectangle2D> clipFor(Rectangle2D bounds, double margin) {
        if (clip == null) {
            return Optional.empty();
        }
        Rectangle2D wide = new Rectangle2D.Double(
                clip.getX() - margin,
                clip.getY() - margin,
                clip.getWidth() + 2 * margin,
                clip.getHeight() + 2 * margin);
        boolean inside = wide.getMinX() <= bounds.getMinX()
                && wide.getMaxX() >= bounds.getMaxX()
                && wide.getMinY() <= bounds.getMinY()
                && wide.getMaxY() >= bounds.getMaxY();
        return inside ? Optional.empty() : Optional.of(wide);
    }

    /** Moves a shape onto the paper; an axis-parallel rectangle stays one. */
    private Shape place(Shape shape) {
        int type = transform.getType();
        boolean straight = (type & ~(AffineTransform.TYPE_TRANSLATION | AffineTransform.TYPE_MASK_SCALE)) == 0;
        if (straight && shape instanceof Rectangle2D r) {
            return transform.createTransformedShape(r).getBounds2D();
        }
        return transform.createTransformedShape(shape);
    }

    @Override
    public void drawString(String text, float x, float y) {
        if (text.isEmpty() || !(paint instanceof Color colour)) {
            return;
        }
        AffineTransform place = new AffineTransform(transform);
        place.translate(x, y);
        double advance = font.getStringBounds(text, METRICS).getWidth();
        marks.add(new Label(text, font.getSize2D(), font.isBold(), colour, place, advance, Optional.empty()));
    }

    @Override
    public void drawString(AttributedCharacterIterator iterator, float x, float y) {
        StringBuilder text = new StringBuilder();
        for (char c = iterator.first(); c != AttributedCharacterIterator.DONE; c = iterator.next()) {
            text.append(c);
        }
        drawString(text.toString(), x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public FontMetrics getFontMetrics(Font f) {
        return scratch.getFontMetrics(f);
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return METRICS;
    }

    @Override
    public VectorCanvas create() {
        VectorCanvas copy = new VectorCanvas(marks);
        copy.transform = new AffineTransform(transform);
        copy.paint = paint;
        copy.stroke = stroke;
        copy.font = font;
        copy.clip = clip;
        return copy;
    }

    @Override
    public void clip(@Nullable Shape shape) {
        if (shape != null) {
            Rectangle2D placed = place(shape).getBounds2D();
            clip = clip == null ? placed : clip.createIntersection(placed);
        }
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        clip = shape == null ? null : place(shape).getBounds2D();
    }

    @Override
    public @Nullable Shape getClip() {
        try {
            return clip == null
                    ? null
                    : transform.createInverse().createTransformedShape(clip).getBounds2D();
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            throw new IllegalStateException("A drawing transform cannot be undone", e);
        }
    }

    @Override
    public @Nullable Rectangle getClipBounds() {
        Shape shape = getClip();
        return shape == null ? null : shape.getBounds();
    }

    @Override
    public void transform(AffineTransform further) {
        transform.concatenate(further);
    }

    @Override
    public void setTransform(AffineTransform other) {
        transform = new AffineTransform(other);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setPaint(Paint other) {
        paint = other;
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public void setStroke(Stroke other) {
        stroke = other;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(Font other) {
        font = other;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setBackground(Color other) {
        background = other;
    }

    @Override
    public Color getBackground() {
        return background;
    }

    @Override
    public void setComposite(Composite other) {
        composite = other;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public RenderingHints getRenderingHints() {
        return hints;
    }
}
