package org.bitgauge.workloads.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.workloads.Shared;
import org.bitgauge.workloads.ShippedModel;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.zoo.Networks;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxModelsTest {
    private static OnnxImport shipped(long batch) {
        return OnnxImporter.read(ShippedModel.lenet5(), batch, ImmutableMap.of());
    }

    private static Path model(String name) {
        Path folder = Shared.folder("models").orElse(Path.of("absent"));
        Assumptions.assumeTrue(Files.exists(folder.resolve(name)), "the shared models are not here");
        return folder.resolve(name);
    }

    private static List<String> products(Network network) {
        return network.layers().stream()
                .filter(l -> l.operation().macs() > 0)
                .map(l -> l.operation().macs() + " " + l.operation().parameters())
                .toList();
    }

    @Test
    void shippedLeNetEqualsItsTwinLayerByLayer() {
        for (long batch : new long[] {1, 7}) {
            Network imported = shipped(batch).network();
            Network twin = Networks.of("{type: lenet5, batch: " + batch + "}");
            assertThat(imported.layers().stream().map(Layer::operation))
                    .isEqualTo(twin.layers().stream().map(Layer::operation).toList());
        }
        assertThat(shipped(1).warnings()).isEmpty();
        assertThat(shipped(1).network().layers().get(3).inputs()).containsExactly("MaxPool_3");
    }

    @Test
    void placesOfWeightsAreKept() {
        OnnxTensor weight = Objects.requireNonNull(shipped(1).constants().get("conv2.weight"));
        assertThat(weight.dims()).isEqualTo(Dims.of(16, 6, 5, 5));
        assertThat(weight.byteLength()).isEqualTo(16 * 6 * 5 * 5 * 4);
        assertThat(weight.offset()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lenet5_mnist.onnx|lenet5",
                "lenet5_mnist_w1.onnx|lenet5",
                "lenet5_mnist_w8.onnx|lenet5",
                "mlp_mnist.onnx|mlp",
                "mlp_mnist_w3.onnx|mlp",
                "resnet20_cifar10.onnx|resnet20",
                "squeezenet1.0_deepcomp.onnx|squeezenet1.0",
                "mobilenet_v1_0.25_128_dequant.onnx|{type: mobilenet-v1, width: 0.25, resolution: 128, classes: 1001}",
                "mobilenet_v2_1.0_224_dequant.onnx|{type: mobilenet-v2, classes: 1001}"
            })
    void sharedModelsEqualTheirTwinsProductByProduct(String file, String twin) {
        OnnxImport imported = OnnxImporter.read(model(file), 1, ImmutableMap.of());
        Network built = Networks.of(twin);
        assertThat(imported.warnings()).isEmpty();
        assertThat(products(imported.network())).isEqualTo(products(built));
        assertThat(imported.network().macs()).isEqualTo(built.macs());
        assertThat(imported.network().parameters()).isEqualTo(built.parameters());
        long vectorWork = built.layers().stream()
                .filter(l -> l.operation() instanceof VectorOperation)
                .count();
        assertThat(imported.network().layers().stream().filter(l -> l.operation() instanceof VectorOperation))
                .hasSize((int) vectorWork);
    }

    @Test
    void everySharedModelImports() throws IOException {
        Path folder = model("README.md").getParent();
        try (Stream<Path> files = Files.list(Objects.requireNonNull(folder))) {
            List<Path> models =
                    files.filter(f -> f.toString().endsWith(".onnx")).sorted().toList();
            assertThat(models).hasSizeGreaterThanOrEqualTo(16).allSatisfy(file -> {
                OnnxImport imported = OnnxImporter.read(file, 1, ImmutableMap.of());
                assertThat(imported.warnings()).isEmpty();
                assertThat(imported.network().macs()).isPositive();
            });
        }
    }

    /** 5 layers of width 64, 8 query and 4 key heads of 8, hidden 172, vocabulary 512, 64 positions. */
    @Test
    void theTinyLlamaHasTheWorkOfItsShape() {
        OnnxImport imported = OnnxImporter.read(model("stories260k_T64.onnx"), 1, ImmutableMap.of());
        long projections = 5 * (64 * 64 * 2 + 64 * 32 * 2 + 3 * 64 * 172) + 64 * 512;
        long attention = 5 * 2 * 8 * 64 * 64 * 8;
        assertThat(imported.network().macs()).isEqualTo(64 * projections + attention);
        MatrixMultiply scores = imported.network().layers().stream()
                .filter(l -> l.name().equals("l0.qk"))
                .map(l -> (MatrixMultiply) l.operation())
                .findFirst()
                .orElseThrow();
        assertThat(scores).isEqualTo(new MatrixMultiply(8, 64, 8, 64, true, 2, false));
    }

    @Test
    void aFixedBatchCannotBeChanged() {
        Path file = model("stories260k_T64.onnx");
        assertThatThrownBy(() -> OnnxImporter.read(file, 4, ImmutableMap.of()))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("no input has a free first dimension");
    }
}
