package org.bitgauge.units.blocked;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.BlockedProduct;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of docs/modelling-blocked.md. */
class BlockedExampleTest {
    @ParameterizedTest
    @CsvSource({"4, -5394", "3, -5264", "2, -4640", "1, -3840"})
    void productOfMinus93And58(int products, long expected) {
        BlockedFormat whole = (BlockedFormat) NumberFormats.parse("blocked(int8,4,2)");
        assertThat(new BlockedProduct(whole, whole, Optional.of(BlockProducts.keep(products))).product(-93, 58))
                .isEqualTo(expected);
    }

    @Test
    void keptBlocksOfBoth() {
        NumberFormat one = NumberFormats.parse("blocked(int8,4,1)");
        assertThat(one.quantize(-93) * one.quantize(58)).isEqualTo(-80.0 * 48).isEqualTo(-3840);
        assertThat(one.bitsPerElement()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 14080", "1, 1, 3520", "4, 4, 3520", "4, 1, 880"})
    void cyclesOfALayer(int multipliers, int products, long cycles) {
        MatrixMultiply work = MatrixMultiply.fullyConnected(64, 128, 64, false);
        TensorPrecision int8 = TensorPrecision.of(NumberFormats.parse("int8"), "test");
        TensorPrecision int32 = TensorPrecision.of(NumberFormats.parse("int32"), "test");
        LayerTask task = new LayerTask(
                new Layer("layer", work, ImmutableList.of("input")),
                new LayerPrecision(int8, int8, int32, int8, Optional.of(BlockProducts.keep(products))));
        BuildContext context = new BuildContext(
                Technology.nangate45(),
                Style.SMALL,
                1,
                new DatapathFormats(int8.format(), int8.format(), int32.format()));
        BlockedSpec spec = new BlockedSpec(
                16,
                16,
                4,
                Optional.empty(),
                Optional.empty(),
                Optional.of(multipliers),
                "weight-stationary",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(new BlockedType()
                        .build(spec, context)
                        .plan(task)
                        .busyCycles(LoopNest.of(work).size()))
                .isEqualTo(cycles);
    }
}
