package org.bitgauge.workloads.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bitgauge.core.config.Binder;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.Granularity;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.workloads.zoo.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionProfileTest {
    private record Holder(@Doc("The profile.") PrecisionProfile profile) {}

    private static PrecisionProfile profile(String yaml) {
        return new Binder(ConfigTypes.builder().build())
                .bind(YamlSource.parse("test", "profile: " + yaml), Holder.class)
                .value()
                .profile();
    }

    private static LayerPrecision at(Network network, PrecisionProfile profile, String name) {
        Layer layer = network.layers().stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow();
        return profile.resolve(network).of(layer);
    }

    @Test
    void shorthandSetsWeightsAndActivationsAndDerivesSums() {
        LayerPrecision conv2 = at(Networks.of("lenet5"), profile("int8"), "conv2");
        assertThat(conv2.weights().format()).isEqualTo(NumberFormats.parse("int8"));
        assertThat(conv2.activations().format()).isEqualTo(NumberFormats.parse("int8"));
        assertThat(conv2.partialSums().format().elementBits()).isEqualTo(8 + 8 + 8);
        assertThat(conv2.partialSums().reason()).startsWith("derived: 8 + 8 + ceil(log2 150)");
        assertThat(profile("int8").name()).isEqualTo("int8");
    }

    @Test
    void laterRulesOverrideEarlierOnesTensorByTensor() {
        PrecisionProfile profile = profile(
                """

                  name: mixed
                  defaults: {weights: int4, activations: uint8}
                  layers:
                    - {match: conv*, weights: int8, partial-sums: int32}
                    - {match: conv2, weights: {format: int6, group: 16, detected: true}}
                    - {op: gemm, activations: {format: int5, per-channel: true}}
                """);
        Network network = Networks.of("lenet5");
        assertThat(at(network, profile, "conv1").weights().format().name()).isEqualTo("int8");
        assertThat(at(network, profile, "conv1").weights().reason()).isEqualTo("rule: match conv*");
        LayerPrecision conv2 = at(network, profile, "conv2");
        assertThat(conv2.weights().format().name()).isEqualTo("int6");
        assertThat(conv2.weights().granularity()).isEqualTo(new Granularity(Granularity.Kind.GROUP, 16));
        assertThat(conv2.weights().detected()).isTrue();
        assertThat(conv2.partialSums().format().name()).isEqualTo("int32");
        assertThat(conv2.activations().reason()).isEqualTo("default activations");
        assertThat(at(network, profile, "fc1").activations().granularity().kind())
                .isEqualTo(Granularity.Kind.CHANNEL);
    }

    @Test
    void blockProductsAreChosenForTheNetworkAndForLayers() {
        PrecisionProfile profile = profile(
                """

                  weights: blocked(int8,4,2)
                  activations: blocked(uint8,4,2)
                  products: 3
                  layers:
                    - {match: conv2, products: {mask: ['11', '10']}}
                    - {match: fc1, products: {keep: 1}}
                """);
        Network network = Networks.of("lenet5");
        assertThat(at(network, profile, "conv1").products()).contains(BlockProducts.keep(3));
        assertThat(at(network, profile, "conv2").products()).contains(BlockProducts.mask("11", "10"));
        assertThat(at(network, profile, "fc1").products()).contains(BlockProducts.keep(1));
        assertThat(profile.name()).isEqualTo("w-blocked(int8,4,2)-a-blocked(uint8,4,2)-mixed-products-3");
    }

    @Test
    void outputsAreStoredAsTheyAreRead() {
        PrecisionProfile profile =
                profile("{weights: int4, activations: int8, layers: [{match: layer1.1.conv1, activations: int16}]}");
        Network network = Networks.of("resnet20");
        assertThat(at(network, profile, "layer1.0.relu2").outputs().format().name())
                .isEqualTo("int16");
        assertThat(at(network, profile, "layer1.0.relu2").outputs().reason()).isEqualTo("as read by layer1.1.conv1");
        assertThat(at(network, profile, "fc").outputs().reason()).startsWith("end of the network");
        assertThat(at(network, profile("{weights: int4, activations: int8, outputs: int12}"), "conv1")
                        .outputs()
                        .format()
                        .name())
                .isEqualTo("int12");
    }

    @Test
    void operandsMadeByOtherLayersAreActivationsUnlessARuleSpeaksOfThem() {
        Network network = Networks.of("{type: llama-3-8b, phase: decode, context: 64}");
        PrecisionProfile plain = profile("{weights: int4, activations: int8}");
        assertThat(at(network, plain, "layers.0.q_proj").weights().format().name())
                .isEqualTo("int4");
        assertThat(at(network, plain, "layers.0.qk").weights().format().name()).isEqualTo("int8");
        PrecisionProfile cache = profile("{weights: int4, activations: int8, layers: [{op: matmul, weights: int5}]}");
        assertThat(at(network, cache, "layers.0.qk").weights().format().name()).isEqualTo("int5");
    }

    @Test
    void aRuleThatMatchesNoLayerNamesTheNearest() {
        PrecisionProfile profile = profile(
                "{weights: int8, activations: int8, layers: [{match: conv1, weights: int4}, {match: convv2, weights:"
                        + " int4}, {op: depthwize, weights: int4}, {match: conv1, op: gemm, weights: int4}]}");
        assertThatThrownBy(() -> profile.resolve(Networks.of("mobilenet-v1")))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("layers[1].match: no layer of mobilenet-v1 matches 'convv2'; did you mean 'conv")
                .hasMessageContaining(
                        "layers[2].op: no layer of mobilenet-v1 is a 'depthwize'; did you mean 'depthwise'?")
                .hasMessageContaining("layers[3].op: no layer that matches 'conv1' is a 'gemm'");
    }

    @Test
    void aTensorWithoutFormatIsAnErrorNeverFp32() {
        assertThatThrownBy(() -> profile("{weights: int8}").resolve(Networks.of("lenet5")))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("no format for the activations of conv1, relu_conv1")
                .hasMessageContaining("add 'activations: FORMAT'");
        assertThatThrownBy(() -> profile("{activations: int8, layers: [{match: conv1, weights: int8}]}")
                        .resolve(Networks.of("lenet5")))
                .hasMessageContaining("no format for the weights of conv2, fc1, fc2, fc3");
    }

    @Test
    void theTableHasFourRowsALayerInItsOrder() {
        Network network = Networks.of("alexnet");
        var rows =
                profile("{weights: int4, activations: e4m3}").resolve(network).rows();
        assertThat(rows).hasSize(4 * network.layers().size());
        assertThat(rows.get(0).layer()).isEqualTo("conv1");
        assertThat(rows.get(2).format()).isEqualTo("fp32");
        assertThat(rows).allSatisfy(row -> assertThat(row.reason()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "'{weights: int8, defaults: {weights: int4}}', stands both",
        "'{weights: int88x}', int88x",
        "'{layers: [{weights: int8}]}', picks no layer",
        "'{layers: [{match: a}]}', sets no tensor",
        "'{weights: {format: int8, group: 0}}', 1",
        "'{wheights: int8}', weights"
    })
    void wrongProfilesSayWhy(String yaml, String expected) {
        assertThatThrownBy(() -> profile(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "conv1, conv1, true",
        "conv1, conv10, false",
        "conv*, conv10, true",
        "*, x, true",
        "layer?.*.conv1, layer1.0.conv1, true",
        "*a*b*c, xaybzc, true",
        "*a*b*c, xaybz, false",
        "'', '', true",
        "**, '', true",
        "?, '', false",
        "a*a, a, false"
    })
    void globs(String pattern, String text, boolean expected) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(expected);
    }
}
