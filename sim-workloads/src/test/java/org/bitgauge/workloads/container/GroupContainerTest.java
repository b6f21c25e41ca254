package org.bitgauge.workloads.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.StoredFormText;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.workloads.Shared;
import org.bitgauge.workloads.values.NpyFile;
import org.bitgauge.workloads.values.QuantisedTensor;
import org.bitgauge.workloads.values.Quantiser;
import org.bitgauge.workloads.values.RealScan;
import org.bitgauge.workloads.values.RealTensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupContainerTest {
    private static List<StoredForm> forms(int group) {
        List<StoredForm> forms = new ArrayList<>();
        for (String order : List.of("", ",order=file")) {
            for (String form : List.of(
                    "dpred(group=%d",
                    "dpred(zeros=vector,group=%d",
                    "shapeshifter(group=%d",
                    "dnnsim(group=%d",
                    "dnnsim(repeat=true,group=%d")) {
                forms.add(StoredFormText.parsed(String.format(form, group) + order + ")"));
            }
        }
        return forms;
    }

    static IntStream widths() {
        return IntStream.rangeClosed(1, 31);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void everyWidthSignAndGroupComesBack(int bits) {
        Random random = new Random(bits);
        for (int group : new int[] {8, 13, 16, 64, 100, 256}) {
            for (boolean signed : new boolean[] {false, true}) {
                if (signed && bits == 1) {
                    continue;
                }
                TensorValues values = random(random, bits, signed);
                for (StoredForm form : forms(group)) {
                    TensorRole role = random.nextBoolean() ? TensorRole.WEIGHTS : TensorRole.ACTIVATIONS;
                    comesBack(values, role, form);
                }
                comesBack(values, TensorRole.WEIGHTS, StoredForm.DENSE);
            }
        }
    }

    private static void comesBack(TensorValues values, TensorRole role, StoredForm form) {
        GroupContainer.Encoded encoded = GroupContainer.encode(values, role, form);
        TensorValues decoded = GroupContainer.decode(encoded.bytes());

        assertThat(codes(decoded)).as("%s, %d bits", form, values.bits()).isEqualTo(codes(values));
        assertThat(decoded.shape()).isEqualTo(values.shape());
        assertThat(decoded.signed()).isEqualTo(values.signed());
        assertThat(encoded.groupBits()).as("%s, %d bits", form, values.bits()).isEqualTo(form.bits(values, role));
    }

    @Test
    void realTensorsComeBack() {
        Optional<java.nio.file.Path> traces = Shared.folder("traces/lenet5_mnist");
        Assumptions.assumeTrue(traces.isPresent());
        for (String file : List.of("wgt-conv2.npy", "act-conv2-0.npy", "act-fc1-1.npy", "wgt-fc3.npy")) {
            RealTensor real = NpyFile.open(traces.get().resolve(file));
            RealScan scan = RealScan.of(real);
            for (int bits : new int[] {4, 8, 16}) {
                FixedPointFormat format =
                        scan.isSigned() ? FixedPointFormat.integer(bits) : FixedPointFormat.unsignedInteger(bits);
                QuantisedTensor values =
                        new QuantisedTensor(real, Quantiser.fitted(format, scan.maxAbs()), scan.isSigned());
                for (StoredForm form : forms(16)) {
                    comesBack(values, file.startsWith("wgt") ? TensorRole.WEIGHTS : TensorRole.ACTIVATIONS, form);
                }
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFlippedBitOrAMissingEndIsAnErrorAndNeverAnotherTensor(long seed) {
        Random random = new Random(seed);
        StoredForm form = forms(8).get((int) seed);
        byte[] good = GroupContainer.encode(random(random, 5, true), TensorRole.WEIGHTS, form)
                .bytes();
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> GroupContainer.decode(bad)).isInstanceOf(ContainerException.class);
        }
        for (int length = 0; length < good.length; length++) {
            byte[] bad = java.util.Arrays.copyOf(good, length);
            assertThatThrownBy(() -> GroupContainer.decode(bad)).isInstanceOf(ContainerException.class);
        }
        byte[] noise = new byte[200];
        random.nextBytes(noise);
        assertThatThrownBy(() -> GroupContainer.decode(noise)).isInstanceOf(ContainerException.class);
    }

    @Test
    void aCodeThatDoesNotFitIsRefused() {
        TensorValues values = tensor(new int[] {1, 2, 8}, 4, true, 3);
        assertThatThrownBy(() -> GroupContainer.encode(values, TensorRole.WEIGHTS, forms(8).get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("code 8 does not fit 4 signed bits");
    }

    /** Worked by hand in docs/modelling-values.md. */
    @Test
    void theExampleOfTheDocumentation() {
        TensorValues values = tensor(new int[] {0, 3, 0, -2, 1, 0, 0, 0, 5, 0, 0, 0}, 8, true, 1, 12);
        assertThat(bits(values, "dpred(group=8)")).isEqualTo(3 + 8 * 3 + 3 + 4 * 4);
        assertThat(bits(values, "dpred(group=8,zeros=vector)")).isEqualTo(3 + 8 + 3 * 3 + 3 + 4 + 4);
        assertThat(bits(values, "dpred(group=8,field=4)")).isEqualTo(4 + 8 * 3 + 4 + 4 * 4);
        assertThat(bits(values, "shapeshifter(group=8)")).isEqualTo(8 + 3 + 3 * 3 + 8 + 3 + 4);
        assertThat(bits(values, "dnnsim(group=8,order=file)")).isEqualTo(64);
        assertThat(bits(values, "run-length(run=2,pairs=2)")).isEqualTo(3 * (2 * (2 + 8) + 1));
        assertThat(bits(values, "run-length(run=5,pairs=3)")).isEqualTo(2 * (3 * (5 + 8) + 1));
    }

    private static long bits(TensorValues values, String form) {
        return GroupContainer.encode(values, TensorRole.WEIGHTS, StoredFormText.parsed(form))
                .groupBits();
    }

    private static TensorValues random(Random random, int bits, boolean signed) {
        int outer = 1 + random.nextInt(3);
        int channels = 1 + random.nextInt(20);
        int side = 1 + random.nextInt(3);
        int[] codes = new int[outer * channels * side * side];
        for (int i = 0; i < codes.length; i++) {
            int raw = random.nextInt(4) == 0 ? 0 : random.nextInt() >>> random.nextInt(32);
            int cut = signed ? raw << 32 - bits >> 32 - bits : raw & (int) ((1L << bits) - 1);
            codes[i] = random.nextInt(10) == 0 && signed ? -1 << bits - 1 : cut;
        }
        return tensor(codes, bits, signed, outer, channels, side, side);
    }

    private static TensorValues tensor(int[] codes, int bits, boolean signed, long... shape) {
        DecodedTensor tensor = new DecodedTensor(ImmutableLongArray.copyOf(shape), bits, 3, signed);
        System.arraycopy(codes, 0, tensor.codes(), 0, codes.length);
        return tensor;
    }

    private static int[] codes(TensorValues values) {
        int[] codes = new int[(int) values.size()];
        values.read(0, codes, 0, codes.length);
        return codes;
    }
}
