package org.bitgauge.report.chart;

import java.awt.Color;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.report.chart.HatchPaint.Hatch;

/**
 * Colours that stay apart for colour-blind readers and in greyscale: hues alternate, lightness (CIE L*) rises strictly
 * along the list, and stacks add hatching to every second member.
 */
final class Palette {
    /** Dark to light, 8 to 11 L* apart. */
    private static final List<Color> SERIES = List.of(
            new Color(0x23256B),
            new Color(0x7A1F52),
            new Color(0x1F6B55),
            new Color(0xB5533C),
            new Color(0x4F93C4),
            new Color(0xD9A03F),
            new Color(0x8FD0BF),
            new Color(0xF3E3AE));

    private static final List<Hatch> HATCHES =
            List.of(Hatch.RISING, Hatch.FALLING, Hatch.CROSSED, Hatch.LEVEL, Hatch.UPRIGHT);

    /** Anchors of the sequential scale, dark to light: blue over teal and green to pale yellow. */
    private static final int[] SCALE = {0x1B2A5C, 0x1F5A8A, 0x2A8A93, 0x63B88B, 0xB5DC8C, 0xFBF3B9};

    private Palette() {}

    /** As many colours as asked for, spread over the lightness range; repeats only beyond eight. */
    static List<Color> colours(int count) {
        List<Color> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = count <= 1 ? 4 : i * 7 / Math.max(1, Math.min(count, SERIES.size()) - 1);
            chosen.add(SERIES.get(count > SERIES.size() ? i % SERIES.size() : spread(i, count, index)));
        }
        return chosen;
    }

    /** Small sets leave out the palest colour, which is faint on paper when nothing lies beside it. */
    private static int spread(int i, int count, int index) {
        return switch (count) {
            case 1 -> 4;
            case 2 -> List.of(0, 4).get(i);
            case 3 -> List.of(0, 4, 6).get(i);
            case 4 -> List.of(0, 3, 5, 6).get(i);
            case 5 -> List.of(0, 2, 4, 5, 6).get(i);
            case 6 -> List.of(0, 2, 3, 4, 5, 6).get(i);
            case 7 -> i;
            default -> index;
        };
    }

    /** Paints for stacked parts: every second one hatched, in an ink that contrasts with its base. */
    static List<Paint> stack(int count) {
        List<Color> colours = colours(count);
        List<Paint> paints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Color base = colours.get(i);
            boolean plain = i % 2 == 0 && i < SERIES.size();
            paints.add(plain ? base : new HatchPaint(base, hatchInk(base), HATCHES.get((i / 2) % HATCHES.size())));
        }
        return paints;
    }

    /** A colour of the sequential scale; 0 is darkest, 1 lightest. */
    static Color scale(double position) {
        double at = Math.max(0, Math.min(1, position)) * (SCALE.length - 1);
        int lower = Math.min((int) at, SCALE.length - 2);
        double share = at - lower;
        Color a = new Color(SCALE[lower]);
        Color b = new Color(SCALE[lower + 1]);
        return new Color(
                blend(a.getRed(), b.getRed(), share),
                blend(a.getGreen(), b.getGreen(), share),
                blend(a.getBlue(), b.getBlue(), share));
    }

    private static int blend(int a, int b, double share) {
        return (int) Math.round(a + (b - a) * share);
    }

    /** Black or white, whichever can be read on the colour (WCAG contrast). */
    static Color inkOn(Color base) {
        double paper = luminance(base) + 0.05;
        return paper / (luminance(Ink.TEXT) + 0.05) >= 1.05 / paper ? Ink.TEXT : Color.WHITE;
    }

    private static Color hatchInk(Color base) {
        return lightness(base) < 55 ? Color.WHITE : new Color(0x333333);
    }

    /** Relative luminance of an sRGB colour, 0 to 1. */
    static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    /** CIE lightness L*, 0 to 100. */
    static double lightness(Color colour) {
        double y = luminance(colour);
        return y > 216.0 / 24389 ? 116 * Math.cbrt(y) - 16 : y * 24389 / 27;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
