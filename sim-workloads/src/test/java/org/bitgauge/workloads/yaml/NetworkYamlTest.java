package org.bitgauge.workloads.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.ShippedModel;
import org.bitgauge.workloads.zoo.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkYamlTest {
    private static Network readBack(Network network) {
        return Networks.of(
                "\n  " + NetworkYaml.write(network).replace("\n", "\n  ").stripTrailing());
    }

    static Stream<String> names() {
        return Stream.of(
                "alexnet",
                "googlenet",
                "mobilenet-v2",
                "vit-b16",
                "{type: llama-3-8b, phase: decode}",
                "{type: resnet50, batch: 3}",
                "gpt2");
    }

    @ParameterizedTest
    @MethodSource("names")
    void writtenAndReadBackIsEqual(String name) {
        Network network = Networks.of(name);
        assertThat(readBack(network)).isEqualTo(network);
    }

    @Test
    void importedAndOrdinaryReferencesAreEqual() {
        Path file = ShippedModel.lenet5();
        Network imported = Networks.of("{type: onnx, file: '" + file + "', batch: 2}");
        assertThat(imported.macs()).isEqualTo(2 * 416_520);
        assertThat(readBack(imported)).isEqualTo(imported);
    }

    @Test
    void aHandWrittenLayerReadsTheOneBefore() {
        Network network = Networks.of(
                """

                  type: layers
                  name: two
                  layers:
                    - {op: conv, name: a, in-channels: 3, out-channels: 8, in: [100000, 100000], kernel: [3, 3]}
                    - {op: vector, name: b, function: relu, in-elements: 8, out-elements: 8, operations: 8}
                """);
        assertThat(network.layers().get(1).inputs()).containsExactly("a");
        assertThat(((Convolution) network.layers().get(0).operation()).out().height())
                .isEqualTo(99_998);
        assertThat(network.macs()).isEqualTo(99_998L * 99_998 * 8 * 27);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: layers, name: x, layers: []}",
                "{type: layers, name: x, layers: [{op: conv, name: a, in-channels: 3, out-channels: 8, in: [5], kernel: [3, 3]}]}",
                "{type: layers, name: x, layers: [{op: conv, name: a, in-channels: -3, out-channels: 8, in: [5, 5], kernel: [3, 3]}]}",
                "{type: layers, name: x, layers: [{op: conv, name: a, in-channels: 3, out-channels: 8, in: [2, 2], kernel: [3, 3]}]}",
                "{type: layers, name: x, layers: [{op: matmul, name: a, reduction: 3, columns: 8, inputs: [b]}]}",
                "{type: layers, name: x, layers: [{op: matmull, name: a}]}",
                "{type: resnet51}"
            })
    void wrongNetworksAreRefused(String yaml) {
        assertThatThrownBy(() -> Networks.of(yaml)).isInstanceOf(ConfigException.class);
    }
}
