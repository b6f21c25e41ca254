package org.bitgauge.lab.explain;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.cost.fabric.DspSlice;
import org.bitgauge.core.cost.fabric.FabricLibrary;
import org.bitgauge.core.cost.fabric.FabricMacs;
import org.bitgauge.core.cost.fabric.FabricPart;
import org.bitgauge.core.cost.fabric.FinnLayer;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;

/**
 * Resources of a processing element in an FPGA: {@code fpga:w=int4,a=uint4,acc=int16,lanes=16,in=lut,slice=dsp48e2:lut}. For
 * whole numbers in lookup tables the published formula stands beside the construction.
 */
final class FabricTarget {
    private static final List<String> KEYS = List.of("w", "a", "acc", "lanes", "in", "slice");
    private static final String EXAMPLE = "fpga:w=int4,a=uint4,acc=int16,lanes=16:lut";
    private static final ImmutableMap<String, Resource> RESOURCES =
            ImmutableMap.of("lut", Resource.LUT, "carry4", Resource.CARRY4, "ff", Resource.FF, "dsp", Resource.DSP);

    private FabricTarget() {}

    static Explanation explain(List<String> parts, String target) {
        Resource resource = parts.size() == 3 ? RESOURCES.get(parts.get(2)) : null;
        if (resource == null) {
            throw new IllegalArgumentException("cannot explain '" + target + "'; write " + EXAMPLE
                    + " (lut, carry4, ff or dsp of a processing element)");
        }
        Map<String, String> given = keys(parts.get(1));
        NumberFormat w = NumberFormats.parse(given.getOrDefault("w", "int8"));
        NumberFormat a = NumberFormats.parse(given.getOrDefault("a", w.name()));
        boolean integers = w.exponentBits() == 0 && a.exponentBits() == 0;
        NumberFormat sums = NumberFormats.parse(given.getOrDefault("acc", integers ? "int32" : "fp32"));
        int lanes = whole(given.getOrDefault("lanes", "1"));
        MultiplierStyle style =
                MultiplierStyle.valueOf(given.getOrDefault("in", "lut").toUpperCase(Locale.ROOT));
        FabricMacs macs = new FabricMacs(FabricLibrary.xc7(), DspSlice.named(given.getOrDefault("slice", "dsp48e2")));
        FabricPart element = macs.element(w, a, sums, lanes, style);
        Explanation own = element.explain(resource);
        return integers && resource == Resource.LUT && style == MultiplierStyle.LUT
                ? besideFinn(own, w.elementBits(), a.elementBits(), sums.elementBits(), lanes)
                : own;
    }

    private static Explanation besideFinn(Explanation own, int w, int a, int acc, int lanes) {
        double width = w + a;
        double products = lanes * (2 * Math.ceil(width / 6) - 1) * width;
        double published = 1.1 * (products + width * (2.0 * lanes - 1) + acc);
        Explanation finn = new Explanation(
                "the same by FINN-R, not used",
                published,
                "LUT",
                "1.1 x (SIMD (2 ceil((W + A) / 6) - 1) (W + A) + (W + A)(2 SIMD - 1) + accumulator)",
                0.3,
                "Blott et al., FINN-R, ACM TRETS 11(3), 2018",
                ImmutableList.of(Explanation.derived(
                        "LUT per product of many lanes",
                        FinnLayer.lutsPerProduct(w, a),
                        "LUT",
                        "1.1 (W + A) (2 ceil((W + A) / 6) + 1)",
                        0.3,
                        List.of())));
        return new Explanation(
                "LUT of a processing element of " + lanes + " lanes",
                own.value(),
                own.unit(),
                String.format(Locale.ROOT, "construction; %.3g times the published formula", own.value() / published),
                own.spread(),
                own.source(),
                ImmutableList.of(own, finn));
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("lanes=" + text + " is no whole number; write lanes=16", e);
        }
    }

    private static Map<String, String> keys(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String pair : Splitter.onPattern(",(?![^(\\[]*[)\\]])").split(text)) {
            int cut = pair.indexOf('=');
            String key = cut < 0 ? pair : pair.substring(0, cut);
            if (cut < 0 || !KEYS.contains(key)) {
                throw new IllegalArgumentException("'" + pair + "' says nothing of a processing element; "
                        + Nearest.remedy(key, KEYS, "keys") + ", written " + EXAMPLE);
            }
            given.put(key, pair.substring(cut + 1));
        }
        return given;
    }
}
