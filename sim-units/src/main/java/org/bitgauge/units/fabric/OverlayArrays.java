package org.bitgauge.units.fabric;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.List;
import org.bitgauge.core.cost.fabric.FabricLibrary;
import org.bitgauge.core.cost.fabric.FabricMacs;
import org.bitgauge.core.cost.fabric.FabricMemory;
import org.bitgauge.core.cost.fabric.FabricPart;
import org.bitgauge.core.cost.fabric.MultiplierStyle;
import org.bitgauge.core.cost.fabric.Resource;
import org.bitgauge.core.number.NumberFormat;

/** Arrays of powers of two that all layers share: products, sums, a scale for results, buffers for weights and feature maps. */
public final class OverlayArrays {
    private static final double CONTROL_LUTS = 300;
    private static final int MOST = 1024;

    private OverlayArrays() {}

    /**
     * What an array has to hold.
     *
     * @param activationBits of the largest feature map; two are kept
     * @param weights of all layers where they stay on chip, else of one row of the largest matrix
     * @param allWeights whether all stay
     */
    public record Needs(long activationBits, long weights, boolean allWeights) {}

    /** The widest of some formats: exponent, then significand, then bits. */
    public static NumberFormat widest(List<NumberFormat> formats) {
        return formats.stream()
                .max(Comparator.comparingInt(NumberFormat::exponentBits)
                        .thenComparingInt(NumberFormat::significandBits)
                        .thenComparingInt(NumberFormat::elementBits))
                .orElseThrow(() -> new IllegalArgumentException("an array is built for at least one format"));
    }

    /** Every array of powers of two within a budget, in a fixed order. */
    public static ImmutableList<OverlayArray> within(
            FabricBudget budget, StageFormats formats, Needs needs, List<MultiplierStyle> multipliers) {
        ImmutableList.Builder<OverlayArray> fitting = ImmutableList.builder();
        for (MultiplierStyle style : multipliers) {
            for (int simd = 1; simd <= MOST; simd *= 2) {
                FabricPart element = element(budget, formats, simd, style);
                for (int pe = 1; pe <= MOST; pe *= 2) {
                    OverlayArray array = array(new Folding(pe, simd), style, element, formats, needs);
                    if (Resource.BUDGETED.stream().allMatch(r -> array.count(r) <= budget.usable(r))) {
                        fitting.add(array);
                    }
                }
            }
        }
        return fitting.build();
    }

    /** The smallest array, whether or not it fits. */
    public static OverlayArray smallest(FabricBudget budget, StageFormats formats, Needs needs) {
        return array(
                new Folding(1, 1),
                MultiplierStyle.LUT,
                element(budget, formats, 1, MultiplierStyle.LUT),
                formats,
                needs);
    }

    private static FabricPart element(FabricBudget budget, StageFormats formats, int simd, MultiplierStyle style) {
        return new FabricMacs(FabricLibrary.xc7(), budget.device().slice())
                .element(formats.weights(), formats.activations(), formats.accumulator(), simd, style);
    }

    private static OverlayArray array(
            Folding folding, MultiplierStyle style, FabricPart element, StageFormats formats, Needs needs) {
        Narrowing narrowing = Narrowing.of(formats, folding.pe(), folding, style);
        long word = folding.lanes() * formats.weights().elementBits();
        long depth = Math.max(1, (needs.weights() + folding.lanes() - 1) / folding.lanes());
        long words =
                needs.allWeights() ? depth : Math.max(2, 2 * ((needs.weights() + folding.simd() - 1) / folding.simd()));
        long lane = (long) folding.simd() * formats.activations().elementBits();
        long map = Math.max(1, (2 * needs.activationBits() + lane - 1) / lane);
        return new OverlayArray(
                folding,
                style,
                formats,
                needs.allWeights(),
                ImmutableMap.of(
                        Resource.LUT,
                        CONTROL_LUTS + folding.pe() * element.count(Resource.LUT) + narrowing.luts(),
                        Resource.FF,
                        folding.pe() * element.count(Resource.FF) + word + lane,
                        Resource.DSP,
                        Math.ceil(folding.pe() * element.count(Resource.DSP) + narrowing.dsps() - 1e-9),
                        Resource.BRAM18,
                        (double) FabricMemory.bram18(word, words) + FabricMemory.bram18(lane, map),
                        Resource.URAM,
                        0.0));
    }
}
