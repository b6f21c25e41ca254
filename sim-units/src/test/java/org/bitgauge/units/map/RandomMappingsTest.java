package org.bitgauge.units.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bitgauge.core.layer.Convolution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Few random mappings; many are the business of {@link RandomMappings#main}. */
class RandomMappingsTest {
    static List<Convolution> layers() {
        return RandomMappings.layers();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void noRandomMappingIsFaster(Convolution layer) throws Exception {
        RandomMappings.Outcome outcome = new RandomMappings().compare(layer, 10);
        assertThat(outcome.fewest()).isLessThanOrEqualTo(outcome.random());
        assertThat(outcome.byDefault()).isLessThanOrEqualTo(outcome.random());
    }
}
