package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.Measured;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.core.values.ValueOrder;
import org.bitgauge.units.serial.DynamicStripesSpec;
import org.bitgauge.units.serial.DynamicStripesType;
import org.bitgauge.units.serial.LoomSpec;
import org.bitgauge.units.serial.LoomType;
import org.bitgauge.units.serial.PragmaticSpec;
import org.bitgauge.units.serial.PragmaticType;
import org.bitgauge.units.serial.SerialGridSpec;
import org.bitgauge.workloads.values.NpyFile;
import org.bitgauge.workloads.values.QuantisedTensor;
import org.bitgauge.workloads.values.Quantiser;
import org.bitgauge.workloads.values.RealScan;
import org.bitgauge.workloads.values.RealTensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expected cycles from the histogram and the measured independence of a layer's activations against the count on the
 * activations themselves: kernels of 3 x 3 over the traced inputs of the convolutions, in 8 bits, summed over the network.
 */
final class ExpectedTimesTest {
    private static final SerialGridSpec GRID = new SerialGridSpec(16, 16, 16, 16, 16);
    private static final int FILTERS = 64;

    private static BuildContext context() {
        var int8 = NumberFormats.parse("int8");
        return new BuildContext(
                Technology.nangate45(), Style.FAST, 1, new DatapathFormats(int8, int8, NumberFormats.parse("int32")));
    }

    private static List<ComputeUnit> units() {
        Optional<org.bitgauge.core.number.NumberFormat> widest = Optional.empty();
        return List.of(
                new DynamicStripesType()
                        .build(new DynamicStripesSpec(GRID, 1, false, 0, widest, widest, widest), context()),
                new LoomType().build(new LoomSpec(GRID, 1, false, 1, false, widest, widest, widest), context()),
                new PragmaticType().build(new PragmaticSpec(GRID, 4, false, 0, widest, widest, widest), context()));
    }

    private static Optional<Path> traces(String network) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolveSibling("shared").resolve("traces").resolve(network);
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static List<Path> activations(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("act-.*-0\\.npy"))
                    .sorted()
                    .toList();
        }
    }

    private static LayerTask task(RealTensor real, ValueKnowledge knowledge) {
        Convolution layer = new Convolution(
                1,
                1,
                real.shape().get(1),
                FILTERS,
                new Extent(real.shape().get(2), real.shape().get(3)),
                Extent.square(3),
                Extent.square(1),
                Extent.square(1),
                Padding.all(1),
                false);
        TensorPrecision int8 = TensorPrecision.of(NumberFormats.parse("int8"), "test");
        TensorPrecision sums = TensorPrecision.of(NumberFormats.parse("int32"), "test");
        return new LayerTask(
                new Layer("conv", layer, ImmutableList.of("in")),
                new LayerPrecision(int8, int8, sums, int8),
                new LayerValues(knowledge, ValueKnowledge.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lenet5_mnist", "resnet20_cifar10", "squeezenet1.0_deepcomp", "mobilenet_v1_0.25_128_dequant"})
    void expectedCyclesOfFourTracedNetworks(String network) throws IOException {
        Optional<Path> folder = traces(network);
        Assumptions.assumeTrue(folder.isPresent());
        for (ComputeUnit unit : units()) {
            double exact = 0;
            double expected = 0;
            for (Path file : activations(folder.get())) {
                RealTensor real = NpyFile.open(file);
                if (real.shape().length() != 4
                        || real.shape().get(0) != 1
                        || real.shape().get(2) < 2) {
                    continue;
                }
                RealScan scan = RealScan.of(real);
                TensorValues codes = new QuantisedTensor(
                        real, Quantiser.fitted(FixedPointFormat.integer(8), scan.maxAbs()), scan.isSigned());
                LayerTask counted = task(real, new ValueKnowledge.Exact(codes));
                LayerTask guessed =
                        task(real, Measured.of(codes, TensorRole.ACTIVATIONS, ValueOrder.CHANNEL, 16, 64, 256));
                var whole = LoopNest.of(counted.layer().operation()).size();
                exact += unit.plan(counted).busyCycles(whole);
                expected += unit.plan(guessed).busyCycles(whole);
            }
            String name = unit.description().replaceAll(",.*", "");
            assertThat(exact).isPositive();
            boolean ones = name.equals("Bit-Pragmatic");
            double most = network.startsWith("lenet") ? (ones ? 1.15 : 1.04) : ones ? 1.04 : 1.01;
            assertThat(expected / exact).as(network + " " + name).isBetween(0.999, most);
        }
    }
}
