package org.bitgauge.workloads.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.values.Independence;
import org.bitgauge.core.values.Measured;
import org.bitgauge.core.values.StoredExpectation;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.StoredFormText;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.core.values.ValueOrder;
import org.bitgauge.workloads.Shared;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes from a histogram and the measured independence of neighbours against the containers of the tensors themselves. */
class ExpectedSizesTest {
    private record Sizes(double exact, double measured, double usual) {
        Sizes plus(Sizes other) {
            return new Sizes(exact + other.exact, measured + other.measured, usual + other.usual);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lenet5_mnist", "resnet20_cifar10", "squeezenet1.0_deepcomp", "mobilenet_v1_0.25_128_dequant"})
    void fourTracedNetworksAreWithinThreePercent(String network) throws IOException {
        Optional<Path> folder = Shared.folder("traces/" + network);
        Assumptions.assumeTrue(folder.isPresent());
        Map<String, Sizes> sums = new HashMap<>();
        for (String layer : layers(folder.get())) {
            for (TensorRole role : List.of(TensorRole.WEIGHTS, TensorRole.ACTIVATIONS)) {
                RealTensor tensor = tensor(folder.get(), layer, role);
                for (int bits : new int[] {8, 16}) {
                    add(sums, codes(tensor, bits), role, bits);
                }
            }
        }
        sums.forEach((what, size) -> {
            assertThat(size.measured() / size.exact()).as(network + " " + what).isCloseTo(1, within(0.03));
            double bound = what.contains("WEIGHTS") ? 0.024 : network.startsWith("lenet") ? 0.17 : 0.10;
            assertThat(size.usual() / size.exact())
                    .as("usual " + network + " " + what)
                    .isCloseTo(1, within(bound));
        });
    }

    /** Zeros come in patches, so that more runs are cut than of independent zeros. */
    @ParameterizedTest
    @CsvSource({
        "lenet5_mnist, 0.981, 0.918",
        "resnet20_cifar10, 0.993, 0.959",
        "squeezenet1.0_deepcomp, 0.996, 0.965",
        "mobilenet_v1_0.25_128_dequant, 0.997, 0.983"
    })
    void expectedRunsAreSlightlyTooShort(String network, double ofFiveBits, double ofThreeBits) throws IOException {
        Optional<Path> folder = Shared.folder("traces/" + network);
        Assumptions.assumeTrue(folder.isPresent());
        for (String order : List.of("file", "channel")) {
            for (int bits : new int[] {8, 16}) {
                assertThat(runs(folder.get(), bits, "run-length(order=" + order + ")"))
                        .isBetween(ofFiveBits, 1.001);
                assertThat(runs(folder.get(), bits, "run-length(run=3,order=" + order + ")"))
                        .isBetween(ofThreeBits, 1.001);
            }
        }
    }

    /** Expected over exact bits of all activations of a network. */
    private static double runs(Path folder, int bits, String text) throws IOException {
        StoredForm form = StoredFormText.parsed(text);
        double exact = 0;
        double expected = 0;
        for (String layer : layers(folder)) {
            TensorValues values = codes(tensor(folder, layer, TensorRole.ACTIVATIONS), bits);
            ValueKnowledge.Expected known = new ValueKnowledge.Expected(Measured.codes(values), 1, "measured");
            exact += form.bits(values, TensorRole.ACTIVATIONS);
            expected += values.size() * new StoredExpectation(known).bitsPerElement(form);
        }
        return expected / exact;
    }

    private static void add(Map<String, Sizes> sums, TensorValues values, TensorRole role, int bits) {
        ValueKnowledge.Expected known = Measured.of(values, role, ValueOrder.CHANNEL, 16, 64, 256);
        ValueKnowledge.Expected usual = new ValueKnowledge.Expected(known.codes(), UsualIndependence.of(role), "usual");
        for (int group : new int[] {16, 64, 256}) {
            for (String zeros : List.of("payload", "vector")) {
                StoredForm form = StoredFormText.parsed("dpred(field=4,group=" + group + ",zeros=" + zeros + ")");
                Sizes sizes = new Sizes(
                        form.bits(values, role),
                        values.size() * new StoredExpectation(known).bitsPerElement(form),
                        values.size() * new StoredExpectation(usual).bitsPerElement(form));
                sums.merge(role + " " + bits + " bits " + form, sizes, Sizes::plus);
            }
        }
    }

    private static TensorValues codes(RealTensor tensor, int bits) {
        RealScan scan = RealScan.of(tensor);
        FixedPointFormat format =
                scan.isSigned() ? FixedPointFormat.integer(bits) : FixedPointFormat.unsignedInteger(bits);
        return new QuantisedTensor(tensor, Quantiser.fitted(format, scan.maxAbs()), scan.isSigned());
    }

    private static List<String> layers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("wgt-"))
                    .map(file -> file.substring(4, file.length() - 4))
                    .sorted()
                    .toList();
        }
    }

    private static RealTensor tensor(Path folder, String layer, TensorRole role) {
        if (role == TensorRole.WEIGHTS) {
            return NpyFile.open(folder.resolve("wgt-" + layer + ".npy"));
        }
        ImmutableList.Builder<RealTensor> images = ImmutableList.builder();
        for (int i = 0; Files.exists(folder.resolve("act-" + layer + "-" + i + ".npy")); i++) {
            images.add(NpyFile.open(folder.resolve("act-" + layer + "-" + i + ".npy")));
        }
        return StackedTensor.of(images.build());
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5204998778130465",
        "1, 0.8427007929497149",
        "2.9, 0.9999589021219005",
        "3, 0.9999779095030014",
        "4, 0.9999999845827421"
    })
    void theErrorFunctionIsThatOfTheTables(double x, double value) {
        assertThat(DistributionSpec.errorFunction(x)).isCloseTo(value, within(1e-13));
    }

    @Test
    void independentValuesFollowThePowerOfTheirDistribution() {
        DistributionSpec uniform = new DistributionSpec(DistributionSpec.Kind.UNIFORM, 0, 1, List.of());
        ValueKnowledge.Expected known = new ValueKnowledge.Expected(
                uniform.codes(FixedPointFormat.unsignedInteger(8)), Independence.of(1), "uniform");
        double one = new StoredExpectation(known).meanWidth(1);
        double sixteen = new StoredExpectation(known).meanWidth(16);

        assertThat(one).isCloseTo(7, within(0.03));
        assertThat(sixteen).isCloseTo(8 - Math.pow(0.5, 16), within(1e-3));
    }

    @Test
    void aHistogramFileStandsForTheTensorItWasMadeOf(@TempDir Path folder) throws IOException {
        TensorValues values = codes(
                NpyFile.parse(
                        Npy.file(1, "<f4", "(2, 8)", Npy.floats(0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, -3, -1, 0, 0, 2)),
                        "t"),
                8);
        ValueKnowledge.Expected known = Measured.of(values, TensorRole.WEIGHTS, ValueOrder.FILE, 8, 16);
        Path file = Files.writeString(folder.resolve("h.csv"), HistogramFile.text(known));

        assertThat(HistogramFile.independence(file)).contains(known.independence());
        assertThat(HistogramFile.read(file, FixedPointFormat.integer(8)).probability(0))
                .isEqualTo(10 / 16.0);
        double plain = new StoredExpectation(known).bitsPerElement(StoredFormText.parsed("dpred(group=8,order=file)"));
        assertThat(plain * 16)
                .isCloseTo(
                        StoredFormText.parsed("dpred(group=8,order=file)").bits(values, TensorRole.WEIGHTS),
                        within(1e-6));
    }
}
