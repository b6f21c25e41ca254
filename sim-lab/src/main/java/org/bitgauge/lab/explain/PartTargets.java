package org.bitgauge.lab.explain;

import com.google.common.base.Splitter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.memory.DramCosts;
import org.bitgauge.core.cost.memory.DramEnergyBasis;
import org.bitgauge.core.cost.memory.DramUse;
import org.bitgauge.core.cost.memory.SramCosts;
import org.bitgauge.core.cost.memory.SramMetric;
import org.bitgauge.core.cost.memory.SramProfile;
import org.bitgauge.core.cost.memory.SramSpec;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.memory.DramType;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.number.FormatSyntaxException;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.quantity.Capacity;

/**
 * Numbers of single parts: {@code mac:e6m7:area}, {@code mac:w=int4,a=int8,acc=int32,node=28nm,style=small:energy}, {@code
 * sram:48KiB:64:1:hp350:45nm:read}, {@code dram:ddr4-3200:read}, {@code fpga:w=int4,a=uint4,acc=int16,lanes=16:lut}, {@code
 * stored:run-length(run=5,pairs=3):int16:0.75}.
 */
public final class PartTargets {
    private static final int BITS_PER_BYTE = 8;
    private static final List<String> MAC_KEYS = List.of("w", "a", "acc", "node", "style");
    private static final Map<String, SramMetric> METRICS = Map.of(
            "read", SramMetric.READ_ENERGY,
            "write", SramMetric.WRITE_ENERGY,
            "leakage", SramMetric.LEAKAGE,
            "area", SramMetric.AREA,
            "access-time", SramMetric.ACCESS_TIME,
            "cycle-time", SramMetric.CYCLE_TIME);

    /** How targets begin. */
    public static final String FORMS = "mac:..., sram:..., dram:..., fpga:..., fusion:..., stored:...";

    private PartTargets() {}

    /** Whether a target names a single part. */
    public static boolean handles(String target) {
        return target.startsWith("mac:")
                || target.startsWith("sram:")
                || target.startsWith("dram:")
                || target.startsWith("fpga:")
                || target.startsWith("fusion:")
                || target.startsWith("stored:");
    }

    /**
     * Explains a number.
     *
     * @throws IllegalArgumentException when the target is not one of these; the message shows one that is
     */
    public static Explanation explain(String target) {
        List<String> parts = Splitter.on(':').splitToList(target);
        return switch (parts.get(0)) {
            case "mac" -> mac(parts, target);
            case "sram" -> sram(parts, target);
            case "dram" -> dram(parts, target);
            case "stored" -> StoredTarget.part(parts);
            case "fusion" -> FusionTarget.explain(target);
            case "fpga" -> FabricTarget.explain(parts, target);
            default -> throw new IllegalArgumentException("'" + target + "' names no part");
        };
    }

    private static Explanation mac(List<String> parts, String target) {
        if (parts.size() != 3) {
            throw wrong(target, "mac:e6m7:area, or mac:w=int4,a=int8,acc=int32:energy");
        }
        Map<String, String> given = macKeys(parts.get(1));
        String weights = given.getOrDefault("w", given.getOrDefault("a", "fp32"));
        NumberFormat w = NumberFormats.parse(weights);
        NumberFormat a = NumberFormats.parse(given.getOrDefault("a", weights));
        boolean integers = w.exponentBits() == 0 && a.exponentBits() == 0;
        NumberFormat sums = NumberFormats.parse(given.getOrDefault("acc", integers ? "int32" : weights));
        HardwareCost cost = MacCosts.cost(
                w,
                a,
                sums,
                style(given.getOrDefault("style", "fast"), target),
                Technology.parse(given.getOrDefault("node", "nangate45")));
        return switch (parts.get(2)) {
            case "area" -> cost.area();
            case "delay" -> cost.delay();
            case "energy" -> cost.energy();
            case "leakage" -> cost.leakage();
            default -> throw wrong(target, "area, delay, energy or leakage of a MAC");
        };
    }

    private static Style style(String name, String target) {
        return Arrays.stream(Style.values())
                .filter(style -> style.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> wrong(target, "style=fast or style=small"));
    }

    /** {@code e6m7} for all, or {@code w=...,a=...}; commas inside brackets belong to the format. */
    private static Map<String, String> macKeys(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        if (!text.contains("=") || text.indexOf('[') >= 0 && text.indexOf('[') < text.indexOf('=')) {
            NumberFormat format = parsed(text);
            given.put("w", text);
            given.put("acc", format.exponentBits() == 0 ? "int32" : text);
            return given;
        }
        for (String pair : Splitter.onPattern(",(?![^(\\[]*[)\\]])").split(text)) {
            int cut = pair.indexOf('=');
            String key = cut < 0 ? pair : pair.substring(0, cut);
            if (cut < 0 || !MAC_KEYS.contains(key)) {
                throw new IllegalArgumentException("'" + pair + "' says nothing of a MAC; "
                        + Nearest.remedy(key, MAC_KEYS, "keys") + ", written w=int8,a=int8,acc=int32");
            }
            given.put(key, pair.substring(cut + 1));
        }
        return given;
    }

    private static NumberFormat parsed(String text) {
        try {
            return NumberFormats.parse(text);
        } catch (FormatSyntaxException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Explanation sram(List<String> parts, String target) {
        if (parts.size() != 7) {
            throw wrong(target, "sram:48KiB:64:1:hp350:45nm:read (capacity, width, banks, profile, node, number)");
        }
        SramMetric metric = METRICS.get(parts.get(6));
        if (metric == null) {
            throw wrong(target, "read, write, leakage, area, access-time or cycle-time of an SRAM");
        }
        String node = parts.get(5).endsWith("nm")
                ? parts.get(5).substring(0, parts.get(5).length() - 2)
                : parts.get(5);
        try {
            return SramCosts.standard()
                    .cost(new SramSpec(
                            Capacity.parse(parts.get(1)).bits() / BITS_PER_BYTE,
                            Integer.parseInt(parts.get(2)),
                            Integer.parseInt(parts.get(3)),
                            SramProfile.named(parts.get(4)),
                            Double.parseDouble(node)))
                    .explanation(metric);
        } catch (NumberFormatException e) {
            throw wrong(target, "sram:48KiB:64:1:hp350:45nm:read");
        }
    }

    private static Explanation dram(List<String> parts, String target) {
        if (parts.size() != 3) {
            throw wrong(target, "dram:ddr4-3200:read");
        }
        DramType type = DramTypes.standard().named(parts.get(1));
        return switch (parts.get(2)) {
            case "read" -> DramCosts.energyPerBit(type, new DramUse(0, 0, 1), DramEnergyBasis.PUBLISHED);
            case "core-read" -> DramCosts.energyPerBit(type, new DramUse(0, 0, 1), DramEnergyBasis.DEVICE_CORE);
            case "core-write" -> DramCosts.energyPerBit(type, new DramUse(0, 1, 1), DramEnergyBasis.DEVICE_CORE);
            default -> throw wrong(target, "read, core-read or core-write (energy per bit) of a DRAM");
        };
    }

    private static IllegalArgumentException wrong(String target, String right) {
        return new IllegalArgumentException("cannot explain '" + target + "'; write " + right);
    }
}
