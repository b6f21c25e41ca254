package org.bitgauge.workloads.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.onnx.OnnxPrecisionWriter.Dialect;
import org.bitgauge.workloads.onnx.OnnxPrecisionWriter.Written;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.PrecisionRule;
import org.bitgauge.workloads.profile.TensorFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles go into models and come back. */
class OnnxPrecisionTest {
    private static final ImmutableList<String> LAYERS = ImmutableList.of("c1", "c2", "fc");
    private static final ImmutableList<String> QONNX = ImmutableList.of(
            "int8",
            "fixed(5,3)",
            "ufixed(7,9)",
            "fixed(3,-2)[symmetric=true]",
            "int6[rounding=toward_zero]",
            "e4m3",
            "e5m2",
            "e3m5[bias=9,subnormals=false]",
            "fp16",
            "bf16",
            "binary",
            "uint1");
    private static final ImmutableList<String> QDQ = ImmutableList.of(
            "int8", "uint8", "fixed(8,5)", "ufixed(16,12)", "int4", "fixed(4,3)", "uint2", "e4m3", "e2m1");

    @TempDir
    private Path folder;

    private Path model() {
        return new OnnxBytes(13)
                .input("x", 1, 4, 8, 8)
                .weights("w1", 1, 6, 4, 3, 3)
                .weights("w2", 1, 8, 6, 3, 3)
                .weights("w3", 1, 10, 128)
                .node("Conv", "c1", "x w1", "a")
                .node("Relu", "r1", "a", "b")
                .node("Conv", "c2", "b w2", "c")
                .node("Flatten", "f", "c", "d")
                .node("Gemm", "fc", "d w3", "y", OnnxBytes.integer("transB", 1))
                .output("y", 1, 10)
                .write(folder);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatQonnxCanSayComesBackEqual(long seed) throws IOException {
        comesBack(random(seed, QONNX, false), Dialect.QONNX);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatTheStandardCanSayComesBackEqual(long seed) throws IOException {
        comesBack(random(seed, QDQ, true), Dialect.QDQ);
    }

    private void comesBack(PrecisionProfile profile, Dialect dialect) throws IOException {
        Path file = model();
        Written written = OnnxPrecisionWriter.write(file, profile, dialect);
        assertThat(written.losses()).allMatch(loss -> loss.what().contains("operator set is raised"));
        Path quantised = Files.write(folder.resolve("quantised.onnx"), written.model());
        PrecisionProfile back = OnnxPrecision.read(quantised).profile();
        for (Layer layer :
                OnnxImporter.read(file, 1, ImmutableMap.of()).network().layers()) {
            if (LAYERS.contains(layer.name())) {
                for (TensorRole role : TensorRole.values()) {
                    assertThat(back.given(layer, role))
                            .as(layer.name() + " " + role)
                            .isEqualTo(profile.given(layer, role));
                }
            }
        }
    }

    private static PrecisionProfile random(long seed, ImmutableList<String> formats, boolean blocks) {
        Random random = new Random(seed);
        ImmutableList.Builder<PrecisionRule> rules = ImmutableList.builder();
        for (String layer : LAYERS) {
            rules.add(new PrecisionRule(
                    Optional.of(layer),
                    Optional.empty(),
                    Optional.of(weights(random, formats, blocks)),
                    Optional.of(TensorFormat.of(pick(random, formats))),
                    Optional.empty(),
                    random.nextBoolean() ? Optional.of(TensorFormat.of(pick(random, formats))) : Optional.empty()));
        }
        return new PrecisionProfile(
                "random",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rules.build());
    }

    private static TensorFormat weights(Random random, ImmutableList<String> formats, boolean blocks) {
        if (blocks && random.nextInt(4) == 0) {
            return TensorFormat.of(NumberFormats.parse("mxfp4_e2m1"));
        }
        Optional<Integer> group = blocks && random.nextInt(3) == 0 ? Optional.of(2) : Optional.empty();
        return new TensorFormat(pick(random, formats), group.isEmpty() && random.nextBoolean(), group, false);
    }

    private static NumberFormat pick(Random random, ImmutableList<String> formats) {
        return NumberFormats.parse(formats.get(random.nextInt(formats.size())));
    }

    @Test
    void whatAFormCannotSayIsNamed() throws IOException {
        PrecisionProfile profile = PrecisionProfile.of(NumberFormats.parse("int5"));
        Written written = OnnxPrecisionWriter.write(model(), profile, Dialect.QDQ);
        assertThat(written.losses()).hasSize(6).allMatch(loss -> loss.what()
                .equals("int5 is no element type of the ONNX standard; not written"));
    }

    @Test
    void operandsWithoutQuantiserAreNamedAndStayFp32() {
        OnnxPrecision read = OnnxPrecision.read(model());
        assertThat(read.quantised()).isZero();
        assertThat(read.notes()).hasSize(6).contains("Conv 'c1': no quantiser before its weights, which stay fp32");
        assertThat(read.profile().layers()).isEmpty();
    }

    @Test
    void aModelWithQuantisersStillImportsAsTheSameProducts() throws IOException {
        Path file = model();
        PrecisionProfile profile = PrecisionProfile.of(NumberFormats.parse("fixed(8,4)"));
        for (Dialect dialect : Dialect.values()) {
            Path quantised = Files.write(
                    folder.resolve(dialect + ".onnx"),
                    OnnxPrecisionWriter.write(file, profile, dialect).model());
            OnnxImport again = OnnxImporter.read(quantised, 1, ImmutableMap.of());
            assertThat(again.warnings()).isEmpty();
            assertThat(again.network().macs())
                    .isEqualTo(OnnxImporter.read(file, 1, ImmutableMap.of())
                            .network()
                            .macs());
            assertThat(again.network().parameters())
                    .isEqualTo(OnnxImporter.read(file, 1, ImmutableMap.of())
                            .network()
                            .parameters());
        }
    }

    @Test
    void aWidthThatIsNoConstantIsAnErrorThatNamesTheNode() {
        Path file = new OnnxBytes(13)
                .input("x", 1, 4)
                .input("bits", 1)
                .weights("w", 1, 4, 2)
                .weights("s", 1, 1)
                .weights("z", 1, 1)
                .node("Quant", "q", "x s z bits", "xq")
                .node("MatMul", "m", "xq w", "y")
                .output("y", 1, 2)
                .write(folder);
        assertThatThrownBy(() -> OnnxPrecision.read(file))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("MatMul 'm'")
                .hasMessageContaining("bit width is not one constant number");
    }
}
