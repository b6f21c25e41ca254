package org.bitgauge.workloads.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bitgauge.workloads.onnx.OnnxBytes.integer;
import static org.bitgauge.workloads.onnx.OnnxBytes.ints;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.workloads.VectorWork;
import org.bitgauge.workloads.WorkloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxOperatorsTest {
    @TempDir
    Path folder;

    private OnnxImport read(OnnxBytes bytes) {
        return OnnxImporter.read(bytes.write(folder), 1, ImmutableMap.of());
    }

    private static Operation only(OnnxImport imported, String name) {
        return imported.network().layers().stream()
                .filter(l -> l.name().equals(name))
                .map(Layer::operation)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void batchNormalisationBehindAConvolutionIsFoldedAndSaid() {
        OnnxImport imported = read(new OnnxBytes(11)
                .input("x", "N", 3, 8, 8)
                .weights("w", 1, 4, 3, 3, 3)
                .weights("s", 1, 4)
                .node("Conv", "conv", "x w", "y", ints("pads", 1, 1, 1, 1))
                .node("BatchNormalization", "bn", "y s s s s", "z")
                .node("Relu", "relu", "z", "r")
                .output("r", "N", 4, 8, 8));
        assertThat(imported.network().layers()).extracting(Layer::name).containsExactly("conv", "relu");
        assertThat(((Convolution) only(imported, "conv")).bias()).isTrue();
        assertThat(imported.notes()).anyMatch(note -> note.contains("folded into conv"));
    }

    @Test
    void batchNormalisationOfAValueThatOthersReadStays() {
        OnnxImport imported = read(new OnnxBytes(11)
                .input("x", 1, 3, 8, 8)
                .weights("w", 1, 3, 3, 1, 1)
                .weights("s", 1, 3)
                .node("Conv", "conv", "x w", "y")
                .node("BatchNormalization", "bn", "y s s s s", "z")
                .node("Add", "add", "y z", "r"));
        assertThat(only(imported, "bn")).isEqualTo(VectorWork.batchNorm(192, 3));
        assertThat(imported.network().layers().get(2).inputs()).containsExactly("conv", "bn");
    }

    @Test
    void reshapesComputedFromShapesAreFoldedAway() {
        OnnxImport imported = read(new OnnxBytes(13)
                .input("x", "batch", 8, 6, 6)
                .integers("zero", 0)
                .integers("minus", -1)
                .integers("axis", 0)
                .weights("w", 1, 288, 10)
                .node("Shape", "shape", "x", "s")
                .node("Gather", "gather", "s zero", "n")
                .node("Concat", "concat", "n minus", "target", integer("axis", 0))
                .node("Reshape", "reshape", "x target", "flat")
                .node("MatMul", "fc", "flat w", "y"));
        assertThat(imported.network().layers()).extracting(Layer::name).containsExactly("fc");
        assertThat(only(imported, "fc")).isEqualTo(MatrixMultiply.fullyConnected(1, 288, 10, false));
        assertThat(imported.network().layers().get(0).inputs()).containsExactly(Network.INPUT);
    }

    @Test
    void productsOfTwoActivationsHaveDynamicWeightsSharedByBroadcasting() {
        OnnxImport imported = read(new OnnxBytes(13)
                .input("q", 2, 4, 3, 5, 16)
                .input("k", 2, 4, 1, 16, 7)
                .node("MatMul", "qk", "q k", "s")
                .node("Softmax", "soft", "s", "p"));
        assertThat(only(imported, "qk")).isEqualTo(new MatrixMultiply(24, 5, 16, 7, true, 3, false));
        assertThat(only(imported, "soft")).isEqualTo(VectorWork.softmax(120, 7));
    }

    @Test
    void quantisedWeightsPassThroughAndAreRecorded() {
        OnnxImport imported = read(new OnnxBytes(13)
                .input("x", 1, 3, 8, 8)
                .weights("w8", 3, 4, 3, 3, 3)
                .weights("scale", 1)
                .weights("zero", 3)
                .weights("uzero", 2)
                .node("QuantizeLinear", "q", "x scale uzero", "xq")
                .node("DequantizeLinear", "dx", "xq scale uzero", "xd")
                .node("DequantizeLinear", "dw", "w8 scale zero", "w")
                .node("Conv", "conv", "xd w", "y"));
        assertThat(imported.network().layers()).extracting(Layer::name).containsExactly("q", "conv");
        assertThat(imported.formats()).containsEntry("conv", "int8").containsEntry("xq", "uint8");
    }

    @Test
    void anUnknownOperatorIsNamedWithItsShares() {
        OnnxBytes bytes = new OnnxBytes(13)
                .input("x", 1, 4, 8, 8)
                .weights("w", 1, 4, 4, 1, 1)
                .weights("secret", 1, 4, 4, 1, 1)
                .node("Conv", "conv", "x w", "y")
                .node("Mystery", "myst", "y secret", "z")
                .node("Relu", "relu", "z", "r")
                .output("r", 1, 4, 8, 8);
        OnnxImport left = read(bytes);
        assertThat(left.network().layers()).extracting(Layer::name).containsExactly("conv", "relu");
        assertThat(left.warnings()).hasSize(2);
        OnnxImport kept = read(bytes.described("z", 1, 4, 8, 8));
        assertThat(kept.network().layers()).extracting(Layer::name).containsExactly("conv", "myst", "relu");
        OnnxWarning warning = kept.warnings().get(0);
        assertThat(warning.macs()).isEqualTo(64 * 16);
        assertThat(warning.macShare()).isEqualTo(0.5);
        assertThat(warning.bytes()).isEqualTo(4 * (16 + 256 + 256));
        assertThat(warning.toString()).contains("Mystery (node myst)").contains("50.00 % of the multiply");
    }

    @Test
    void aProductBehindAnUnknownShapeIsAnErrorThatNamesTheCause() {
        OnnxBytes bytes = new OnnxBytes(13)
                .input("x", 1, 4, 8, 8)
                .weights("w", 1, 4, 4, 1, 1)
                .node("Mystery", "myst", "x", "z")
                .node("Relu", "relu", "z", "r")
                .node("Conv", "conv", "r w", "y");
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("the shape of Conv 'conv' cannot be inferred behind the unknown Mystery 'myst'")
                .hasMessageContaining("infer_shapes");
    }

    @Test
    void transposedConvolutionsCountEveryProduct() {
        OnnxImport imported = read(new OnnxBytes(13)
                .input("x", 1, 8, 5, 5)
                .weights("w", 1, 8, 3, 4, 4)
                .node("ConvTranspose", "up", "x w", "y", ints("strides", 2, 2), ints("pads", 1, 1, 1, 1))
                .node("Relu", "relu", "y", "r"));
        assertThat(only(imported, "up").macs()).isEqualTo(25L * 8 * 3 * 16);
        assertThat(only(imported, "relu").outputElements()).isEqualTo(3 * 10 * 10);
    }

    @Test
    void freeDimensionsNeedASize() {
        OnnxBytes bytes = new OnnxBytes(13)
                .input("ids", "batch", "sequence")
                .weights("table", 1, 100, 16)
                .weights("w", 1, 16, 4)
                .node("Gather", "embed", "table ids", "e")
                .node("MatMul", "fc", "e w", "y");
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("dimensions: {sequence: 128}");
        assertThatThrownBy(() -> OnnxImporter.read(bytes.write(folder), 2, ImmutableMap.of("sequense", 10L)))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("no dimension is named 'sequense'")
                .hasMessageContaining("did you mean 'sequence'?");
        OnnxImport imported = OnnxImporter.read(bytes.write(folder), 2, ImmutableMap.of("sequence", 10L));
        assertThat(only(imported, "embed")).isEqualTo(VectorWork.embedding(20, 100, 16));
        assertThat(only(imported, "fc")).isEqualTo(MatrixMultiply.fullyConnected(20, 16, 4, false));
    }

    @Test
    void oldOperatorSetsKeepTheirListsInAttributes() {
        OnnxImport imported = read(new OnnxBytes(8)
                .input("x", 1, 4, 8, 8)
                .node("Slice", "slice", "x", "a", ints("starts", 0, 1), ints("ends", 9999, -1), ints("axes", 1, 2))
                .node("Squeeze", "squeeze", "a", "b", ints("axes", 0))
                .node("Unsqueeze", "unsqueeze", "b", "c", ints("axes", 0))
                .node("Split", "split", "c", "d e", integer("axis", 1))
                .node("Relu", "relu", "e", "r"));
        assertThat(only(imported, "relu")).isEqualTo(VectorWork.relu(2 * 6 * 8));
        assertThat(imported.network().layers().get(2).inputs()).containsExactly("split");
    }
}
