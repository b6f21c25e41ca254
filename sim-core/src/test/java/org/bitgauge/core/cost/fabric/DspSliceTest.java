package org.bitgauge.core.cost.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DspSliceTest {
    /** WP486: two INT8 products in a DSP48E2, which the narrower port of a DSP48E1 does not take; WP521: four INT4. */
    @ParameterizedTest
    @CsvSource({"dsp48e2,8,8,2", "dsp48e1,8,8,1", "dsp48e2,4,4,4", "dsp48e1,16,16,1", "dsp48e2,2,2,6", "dsp48e2,28,28,0"
    })
    void narrowProductsShareASlice(String slice, int weights, int activations, int products) {
        assertThat(DspSlice.named(slice).productsPerSlice(weights, activations)).isEqualTo(products);
        assertThat(DspSlice.named(slice).productsPerSlice(activations, weights)).isEqualTo(products);
    }

    /** A binary32 significand of 24 bits is a 25-bit signed word: 24 x 17 + 24 x 7. */
    @ParameterizedTest
    @CsvSource({"dsp48e1,25,25,2", "dsp48e2,25,25,2", "dsp48e2,18,27,1", "dsp48e2,12,12,1", "dsp48e1,35,35,4"})
    void wideProductsTakeSeveralSlices(String slice, int weights, int activations, double slices) {
        assertThat(DspSlice.named(slice).slicesPerProduct(weights, activations)).isEqualTo(slices);
    }
}
