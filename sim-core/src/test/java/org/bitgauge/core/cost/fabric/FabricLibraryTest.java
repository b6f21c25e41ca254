package org.bitgauge.core.cost.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.bitgauge.core.cost.logic.FixedShape;
import org.bitgauge.core.cost.logic.FloatShape;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.junit.jupiter.api.Test;

final class FabricLibraryTest {
    private static final FabricLibrary LIBRARY = FabricLibrary.xc7();
    private static final FabricMacs MACS = new FabricMacs(LIBRARY, DspSlice.DSP48E2);

    @Test
    void anEightBitMacIsCellsSignsAndAccumulator() {
        FabricPart mac = LIBRARY.mac(new FixedShape(8, 8, 24));
        assertThat(mac.count(Resource.LUT)).isCloseTo(64 * 2.26 + 8 * 1.30 + 24, within(1e-9));
        assertThat(mac.count(Resource.CARRY4)).isEqualTo(6);
        assertThat(mac.count(Resource.FF)).isEqualTo(24);
        assertThat(mac.count(Resource.DSP)).isZero();
    }

    @Test
    void aBinary16MacThatWasNotFittedIsMetWithinFivePerCent() {
        double luts = LIBRARY.mac(FloatShape.of(5, 10, 5, 10)).count(Resource.LUT);
        assertThat(luts / 443 - 1).isBetween(-0.05, 0.05);
    }

    @Test
    void aTruncatingFloatIsRefusedBecauseNothingWasMeasuredOfIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LIBRARY.mac(FloatShape.of(5, 10, 5, 10).truncating()))
                .withMessageContaining("truncating");
    }

    @Test
    void lookupTablesGrowWithEveryWidthFromOneBitToSixteen() {
        for (int w = 1; w <= 16; w++) {
            for (int a = 1; a < 16; a++) {
                double here = LIBRARY.mac(new FixedShape(w, a, 40)).count(Resource.LUT);
                double wider = LIBRARY.mac(new FixedShape(w, a + 1, 40)).count(Resource.LUT);
                assertThat(wider).as("%d x %d", w, a).isGreaterThanOrEqualTo(here);
            }
        }
    }

    @Test
    void aProcessingElementOfOneLaneIsAMac() {
        for (int w : new int[] {1, 2, 4, 8}) {
            assertThat(LIBRARY.dotProduct(w, 8, 24, 1).count(Resource.LUT))
                    .isEqualTo(LIBRARY.mac(new FixedShape(w, 8, 24)).count(Resource.LUT));
        }
    }

    @Test
    void anAdderTreeOfFourTwoBitWordsHasTwoOfThreeBitsAndOneOfFour() {
        assertThat(FabricLibrary.adderTreeBits(4, 2)).isEqualTo(3 + 3 + 4);
        assertThat(FabricLibrary.adderTreeBits(3, 2)).isEqualTo(3 + 4);
        assertThat(FabricLibrary.adderTreeBits(1, 2)).isZero();
    }

    @Test
    void everyPairOfFormatsHasAUnitInLookupTablesAndInDsps() {
        String[][] pairs = {
            {"int8", "int8", "int32"},
            {"binary", "uint8", "int24"},
            {"ternary", "int4", "int20"},
            {"pow2(4)", "int8", "int32"},
            {"pow2(4)", "pow2(4)", "int32"},
            {"e4m3", "e5m2", "fp16"},
            {"int4", "fp16", "fp32"},
            {"mxint8", "mxint8", "fp32"},
            {"mxfp4_e2m1", "mxfp4_e2m1", "fp32"},
            {"mxfp4_e2m1", "fp16", "fp32"},
            {"bfp(4,16)", "bfp(4,16)", "fp32"}
        };
        for (String[] pair : pairs) {
            for (MultiplierStyle style : MultiplierStyle.values()) {
                FabricPart one = MACS.element(format(pair[0]), format(pair[1]), format(pair[2]), 1, style);
                FabricPart many = MACS.element(format(pair[0]), format(pair[1]), format(pair[2]), 64, style);
                assertThat(one.count(Resource.LUT)).as(String.join(" ", pair)).isPositive();
                assertThat(many.count(Resource.LUT)).isGreaterThan(one.count(Resource.LUT));
            }
        }
    }

    @Test
    void formatsWithoutADatapathAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MACS.element(format("int8"), format("int8"), format("fp32"), 1, MultiplierStyle.LUT))
                .withMessageContaining("int8")
                .withMessageContaining("fp32");
    }

    @Test
    void explanationsCarryTheSourceOfEveryCoefficient() {
        assertThat(LIBRARY.mac(new FixedShape(4, 4, 16)).explain(Resource.LUT).toString())
                .contains("yosys 0.23");
    }

    private static NumberFormat format(String name) {
        return NumberFormats.parse(name);
    }
}
