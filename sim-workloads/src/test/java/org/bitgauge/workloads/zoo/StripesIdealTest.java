package org.bitgauge.workloads.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import java.util.List;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A second way to the shapes: the ideal speedup of Stripes (Judd et al., MICRO 2016) over 16 bits, 16 * MACs / sum of MACs *
 * bits of each layer, depends on how the work is spread over the layers. GoogLeNet has one width for each module.
 */
class StripesIdealTest {
    @ParameterizedTest
    @CsvSource({
        "lenet-caffe, 3-3, 5.33",
        "alexnet, 9-8-5-5-7, 2.33",
        "vgg-m, 7-7-7-8-7, 2.21",
        "vgg-s, 7-8-9-7-9, 1.98",
        "vgg19, 12-12-12-11-12-10-11-11-13-12-13-13-13-13-13-13, 1.35"
    })
    void idealSpeedupFollowsFromTheLayers(String name, String bits, double ideal) {
        Network network = Networks.of(name);
        List<Convolution> layers = network.layers().stream()
                .map(Layer::operation)
                .filter(Convolution.class::isInstance)
                .map(Convolution.class::cast)
                .toList();
        List<String> widths = Splitter.on('-').splitToList(bits);
        assertThat(layers).hasSameSizeAs(widths);
        double work = 0;
        for (int i = 0; i < widths.size(); i++) {
            work += Double.parseDouble(widths.get(i)) * layers.get(i).macs();
        }
        assertThat(16.0 * Networks.convolutionMacs(network) / work).isCloseTo(ideal, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"alexnet, 0.666e9", "vgg-m, 1.580e9", "vgg-s, 2.541e9", "vgg19, 19.508e9"})
    void convolutionsHaveTheKnownWork(String name, double macs) {
        assertThat((double) Networks.convolutionMacs(Networks.of(name))).isCloseTo(macs, within(0.0005e9));
    }
}
