package org.bitgauge.workloads.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.RunLengthCode;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.StoredFormText;
import org.bitgauge.core.values.TensorValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Run-length codes: there and back, bit for bit the published layout, and never smaller than the values that are not zero. */
class RunLengthContainerTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTensorComesBackInTheBitsThatMemoriesAreChargedFor(long seed) {
        Random random = new Random(seed);
        int bits = 1 + random.nextInt(31);
        boolean signed = bits > 1 && random.nextBoolean();
        TensorValues values = random(random, bits, signed, random.nextDouble());
        TensorRole role = random.nextBoolean() ? TensorRole.WEIGHTS : TensorRole.ACTIVATIONS;
        StoredForm form = StoredFormText.parsed("run-length(run=" + (1 + random.nextInt(6)) + ",pairs="
                + (1 + random.nextInt(5)) + (random.nextBoolean() ? ",order=channel" : "") + ")");

        GroupContainer.Encoded encoded = GroupContainer.encode(values, role, form);
        TensorValues decoded = GroupContainer.decode(encoded.bytes());

        assertThat(codes(decoded)).as("seed %d, %s", seed, form).isEqualTo(codes(values));
        assertThat(encoded.groupBits()).as("seed %d, %s", seed, form).isEqualTo(form.bits(values, role));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sizesLieBetweenThoseOfTheBestAndTheWorstOrder(long seed) {
        Random random = new Random(seed);
        TensorValues values = random(random, 8, false, random.nextDouble());
        RunLengthCode code = new RunLengthCode(1 + random.nextInt(6), 1 + random.nextInt(5), 8);
        StoredForm form = StoredFormText.parsed("run-length(run=" + code.runBits() + ",pairs=" + code.pairs() + ")");
        long nonZeros = 0;
        for (int value : codes(values)) {
            nonZeros += value == 0 ? 0 : 1;
        }
        double zeros = 1 - (double) nonZeros / values.size();
        long segments = values.shape().get(0);
        long size = form.bits(values, TensorRole.ACTIVATIONS);

        assertThat(size).isGreaterThanOrEqualTo(nonZeros * (code.runBits() + 8));
        assertThat((double) size)
                .as("seed %d", seed)
                .isBetween(
                        values.size() * code.fewestBitsPerElement(zeros) - 1e-6,
                        values.size() * code.mostBitsPerElement(zeros)
                                + segments * (code.wordBits() + (double) code.wordBits() / code.pairs())
                                + 1e-6);
        assertThat(code.bitsPerElement(zeros))
                .isBetween(code.fewestBitsPerElement(zeros) - 1e-9, code.mostBitsPerElement(zeros) + 1e-9);
    }

    @Test
    void aWordIsThatOfEyeriss() {
        RunLengthCode code = RunLengthCode.eyeriss();
        assertThat(code.wordBits()).isEqualTo(64);
        assertThat(code.bitsPerElement(0)).isCloseTo(64 / 3.0, within(1e-12));
        assertThat(code.bitsPerElement(1)).isCloseTo(64 / 3.0 / 32, within(1e-12));
        assertThat(code.bitsPerElement(0.999999)).isCloseTo(64 / 3.0 / 32, within(1e-4));
        assertThatThrownBy(() -> code.bitsPerElement(1.1)).hasMessageContaining("between 0 and 1");
    }

    /** 2 zeros, 12, 4 zeros, 53, 2 zeros, 22 are the three pairs (2, 12) (4, 53) (2, 22) of one word, which is the last. */
    @Test
    void theExampleOfThePaperIsOneWord() {
        TensorValues values = tensor(new int[] {0, 0, 12, 0, 0, 0, 0, 53, 0, 0, 22}, 16, false, 1, 11);
        GroupContainer.Encoded encoded =
                GroupContainer.encode(values, TensorRole.ACTIVATIONS, StoredFormText.parsed("run-length"));
        long word = 0;
        for (int i = encoded.bytes().length - 12; i < encoded.bytes().length - 4; i++) {
            word = word << 8 | encoded.bytes()[i] & 0xff;
        }

        assertThat(encoded.groupBits()).isEqualTo(64);
        assertThat(word).isEqualTo(((((2L << 16 | 12) << 5 | 4) << 16 | 53) << 5 | 2) << 17 | 22 << 1 | 1);
    }

    @Test
    void independentZerosTakeTheExpectedSize() {
        Random random = new Random(7);
        int[] codes = new int[1_000_000];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextDouble() < 0.9 ? 0 : 1;
        }
        TensorValues values = tensor(codes, 16, false, 1, codes.length);
        double size = StoredFormText.parsed("run-length").bits(values, TensorRole.ACTIVATIONS) / 1e6;
        assertThat(size / RunLengthCode.eyeriss().bitsPerElement(0.9)).isCloseTo(1, within(0.01));
    }

    @Test
    void denseDataCostMoreThanRawUnlessRawIsDeclared() {
        int[] codes = new int[300];
        java.util.Arrays.fill(codes, -5);
        TensorValues values = tensor(codes, 16, true, 1, 300);
        StoredForm coded = StoredFormText.parsed("run-length(run=5,pairs=3)");
        StoredForm shorter = StoredFormText.parsed("run-length(run=5,pairs=3,otherwise=dense)");

        assertThat(coded.bits(values, TensorRole.WEIGHTS)).isEqualTo(100 * 64);
        assertThat(shorter.bits(values, TensorRole.WEIGHTS)).isEqualTo(300 * 16);
        GroupContainer.Encoded encoded = GroupContainer.encode(values, TensorRole.WEIGHTS, shorter);
        assertThat(encoded.groupBits()).isEqualTo(300 * 16);
        assertThat(codes(GroupContainer.decode(encoded.bytes()))).isEqualTo(codes);
        assertThat(StoredFormText.parsed("dpred(group=16,otherwise=dense)").bits(values, TensorRole.WEIGHTS))
                .isLessThan(300 * 16);
    }

    @Test
    void formsAreWrittenAsTheyAreRead() {
        for (String text : List.of(
                "run-length(run=5,pairs=3)",
                "run-length(run=4,pairs=2,order=channel,otherwise=dense)",
                "dpred(group=16,otherwise=dense)")) {
            assertThat(StoredFormText.parsed(text)).hasToString(text);
        }
        assertThat(StoredFormText.parsed("run-length")).hasToString("run-length(run=5,pairs=3)");
        assertThatThrownBy(() -> StoredFormText.parsed("run-length(run=0)")).hasMessageContaining("1 to 16 bits");
        assertThatThrownBy(() -> StoredFormText.parsed("run-length(pairs=0)")).hasMessageContaining("1 to 64 pairs");
        assertThatThrownBy(() -> StoredFormText.parsed("run-length(group=16)")).hasMessageContaining("of run-length:");
        assertThatThrownBy(() -> StoredFormText.parsed("run-length(otherwise=raw)"))
                .hasMessageContaining("write coded or dense");
    }

    @Test
    void damageIsFoundEvenWhereTheChecksumIsRight() {
        TensorValues tensor = tensor(new int[4], 8, false, 1, 4);
        List<byte[]> wrong = new ArrayList<>();
        wrong.add(word(5, 0, 0, 0, 1));
        wrong.add(word(1, 7, 0, 0, 1));
        wrong.add(word(3, 7, 1, 0, 1));
        wrong.add(word(3, 7, 0, 0, 0));
        for (byte[] bytes : wrong) {
            BitReader in = new BitReader(bytes, 0, 27);
            assertThatThrownBy(() -> new RunLengthUnpacker(new RunLengthCode(5, 2, 8), CodeRange.of(tensor), in)
                            .fill(new int[4], 4))
                    .isInstanceOf(ContainerException.class);
        }
    }

    private static byte[] word(int run, int value, int nextRun, int nextValue, int last) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        BitWriter bits = new BitWriter(out);
        bits.write(run, 5);
        bits.write(value, 8);
        bits.write(nextRun, 5);
        bits.write(nextValue, 8);
        bits.write(last, 1);
        bits.finish();
        return out.toByteArray();
    }

    private static TensorValues random(Random random, int bits, boolean signed, double zeros) {
        int outer = 1 + random.nextInt(3);
        int channels = 1 + random.nextInt(20);
        int side = 1 + random.nextInt(6);
        int[] codes = new int[outer * channels * side * side];
        boolean patch = false;
        for (int i = 0; i < codes.length; i++) {
            patch = random.nextInt(40) == 0 ? !patch : patch;
            int raw = patch || random.nextDouble() < zeros ? 0 : random.nextInt() >>> random.nextInt(32);
            codes[i] = signed ? raw << 32 - bits >> 32 - bits : raw & (int) ((1L << bits) - 1);
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
