package org.bitgauge.core.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.ImmutableDoubleArray;
import org.junit.jupiter.api.Test;

class CodeDistributionTest {
    @Test
    void widthsOfMagnitudesAccumulateFromTheShareOfZeros() {
        CodeDistribution codes = new CodeDistribution(
                4, 0, true, -8, ImmutableDoubleArray.of(0.1, 0, 0, 0, 0, 0, 0, 0.2, 0.4, 0.1, 0.2));

        double[] share = codes.magnitudeBitsAtMost().toArray();

        assertThat(share[0]).isCloseTo(0.4, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(share[1]).isCloseTo(0.7, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(share[2]).isCloseTo(0.9, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(share[3]).isCloseTo(0.9, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(share[4]).isEqualTo(1);
    }

    @Test
    void codesBeyondTheWordAreRefused() {
        assertThatThrownBy(() -> new CodeDistribution(4, 0, true, 8, ImmutableDoubleArray.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not fit signed words of 4 bits");
        assertThatThrownBy(() -> new CodeDistribution(4, 0, false, -1, ImmutableDoubleArray.of(1)))
                .hasMessageContaining("do not fit unsigned words of 4 bits");
    }

    @Test
    void probabilitiesThatDoNotSumToOneAreRefused() {
        assertThatThrownBy(() -> new CodeDistribution(4, 0, false, 0, ImmutableDoubleArray.of(0.5, 0.4)))
                .hasMessageContaining("not to 1");
    }
}
