package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesOfAnExperimentTest {
    private static final String NETWORK =
            "{type: layers, name: tiny, layers: [{op: conv, name: a, in-channels: 8, out-channels: 16, in: [6, 6],"
                    + " kernel: [3, 3], bias: false}, {op: matmul, name: b/fc, rows: 1, reduction: 256, columns: 10}]}";
    private static final String WEIGHTS = "weights";
    /** Each rounds its bits up. */
    private static final long TRANSFERS = 4;

    @TempDir
    Path folder;

    @BeforeEach
    void tensors() throws IOException {
        write("act-a-0.npy", new int[] {1, 8, 6, 6}, 3, 1);
        write("act-a-1.npy", new int[] {1, 8, 6, 6}, 3, 2);
        write("wgt-a.npy", new int[] {16, 8, 3, 3}, 5, 3);
        write("act-b-fc-0.npy", new int[] {1, 16, 4, 4}, 2, 4);
        write("wgt-b-fc.npy", new int[] {10, 256}, 6, 5);
    }

    @Test
    void dramMovesTheEncodedSizesOfTheTensors() throws Exception {
        RunResult dense = run("{type: ddr4-3200}", "");
        RunResult grouped = run("{type: ddr4-3200, stored: \"dpred(group=16,zeros=vector)\"}", "");

        assertThat(read(dense, 0)).isEqualTo(8L * (288 + 1152));
        assertThat(read(grouped, 0)).isEqualTo(ceil(288, size(288, 36, 8, 3, 1, 2) / 576.0) + size(1152, 9, 8, 5, 3));
        assertThat(read(grouped, 1)).isLessThan(read(dense, 1));
        assertThat(written(grouped, 0)).isLessThan(written(dense, 0));
        assertThat(grouped.areaMm2()).isGreaterThan(dense.areaMm2());
        assertThat(entry(grouped.layers().get(0), "dram.decoder", WEIGHTS).count())
                .isEqualTo(1152);
        assertThat(entry(grouped.layers().get(0), "dram.decoder", WEIGHTS).energyPj())
                .isPositive();
        assertThat(grouped.layers().get(0).ledger().energy())
                .noneMatch(
                        e -> e.component().equals("dram.encoder") && e.tensor().equals("activations"));
    }

    @Test
    void dramMovesRunsOfZeros() throws Exception {
        RunResult runs = run("{type: ddr4-3200, stored: \"run-length(run=5,pairs=2)\"}", "");
        RunResult shorter = run("{type: ddr4-3200, stored: \"run-length(run=5,pairs=2,otherwise=dense)\"}", "");

        long weights = runs(5, 2, 8, codes(1152, 5, 3));
        long activations = ceil(288, (runs(5, 2, 8, codes(288, 3, 1)) + runs(5, 2, 8, codes(288, 3, 2))) / 576.0);
        assertThat(weights).isGreaterThan(8 * 1152);
        assertThat(read(runs, 0)).isBetween(activations + weights, activations + weights + TRANSFERS);
        assertThat(read(shorter, 0) - Math.min(activations, 8 * 288) - 8 * 1152).isBetween(0L, TRANSFERS);
        assertThat(entry(runs.layers().get(0), "dram.decoder", WEIGHTS).energyPj())
                .isPositive();
        assertThat(shorter.layers().get(0).ledger().energy())
                .noneMatch(
                        e -> e.component().equals("dram.decoder") && e.tensor().equals(WEIGHTS));
        assertThat(shorter.notes()).anyMatch(note -> note.contains("as declared: weights"));
    }

    /** Bits of a run-length code of one image by a plain loop. */
    private static long runs(int runBits, int pairs, int valueBits, int[] codes) {
        long count = 0;
        int i = 0;
        while (i < codes.length) {
            int run = 0;
            while (i < codes.length - 1 && codes[i] == 0 && run < (1 << runBits) - 1) {
                run++;
                i++;
            }
            i++;
            count++;
        }
        return (count + pairs - 1) / pairs * (pairs * (runBits + valueBits) + 1L);
    }

    @Test
    void aBufferThatStoresGroupsIsReadInFewerBits() throws Exception {
        RunResult dense = run("{type: ddr4-3200}", "");
        RunResult grouped = run("{type: ddr4-3200}", ", stored: dpred(group=64)");

        assertThat(read(grouped, 0)).isEqualTo(read(dense, 0));
        EnergyEntry before = entry(dense.layers().get(0), "weight-buffer", WEIGHTS);
        EnergyEntry after = entry(grouped.layers().get(0), "weight-buffer", WEIGHTS);
        assertThat(after.count()).isLessThan(before.count());
        assertThat(after.energyPj() / after.count()).isCloseTo(before.energyPj() / before.count(), offset());
    }

    private static org.assertj.core.data.Offset<Double> offset() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    @Test
    void everyBadFileIsNamedAtOnce() throws IOException {
        write("wgt-a.npy", new int[] {16, 8, 3, 2}, 5, 3);
        Files.write(folder.resolve("act-b-fc-0.npy"), new byte[20]);
        Files.delete(folder.resolve("wgt-b-fc.npy"));
        writeReal("act-a-0.npy", "(1, 8, 6, 6)", bad(288));

        assertThatThrownBy(() -> run("{type: ddr4-3200}", ""))
                .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems())
                        .hasSize(4)
                        .allSatisfy(p -> assertThat(p.message()).contains(folder.toString())))
                .hasMessageContaining("holds 1 NaN and 1 infinite, the first at [0, 0, 0, 3]")
                .hasMessageContaining("[16, 8, 3, 2] does not fit the weights of layer a")
                .hasMessageContaining("no NumPy array")
                .hasMessageContaining("wgt-b-fc.npy does not exist");
    }

    @Test
    void withoutFilesADistributionGivesExpectedSizes() throws Exception {
        String yaml = Experiments.experiment(
                NETWORK,
                "int8",
                readOnce(Experiments.design(
                        "d", 8, 8, "weight-stationary", "{type: ddr4-3200, stored: dpred(group=16)}")),
                "baseline: int8",
                "values: {activations: {distribution: {kind: half-normal, zeros: 0.5, reach: 4}},"
                        + " weights: {distribution: {kind: normal, reach: 4}}}");
        RunResult run = Experiments.run(yaml, 1).runs().get(0).run();

        assertThat(run.notes()).anyMatch(note -> note.startsWith("expected, not exact"));
        assertThat(read(run, 0)).isBetween(4L * 1440, 8L * 1440);
    }

    private RunResult run(String dram, String stored) throws InterruptedException {
        String design = readOnce(Experiments.design("d", 8, 8, "weight-stationary", dram))
                .replace("holds: [weights], capacity: 64 KiB", "holds: [weights], capacity: 64 KiB" + stored);
        String yaml = Experiments.experiment(NETWORK, "int8", design, "baseline: int8", "values: \"" + folder + "\"");
        return Experiments.run(yaml, 1).runs().get(0).run();
    }

    /** With the mapping of the least energy, which reads nothing twice where everything fits. */
    private static String readOnce(String design) {
        return design.replace("{name: d,", "{name: d, mapping: {objective: energy},");
    }

    private static long read(RunResult run, int layer) {
        return run.layers().get(layer).dramReadBits();
    }

    private static long written(RunResult run, int layer) {
        return run.layers().get(layer).dramWriteBits();
    }

    private static EnergyEntry entry(LayerResult layer, String component, String tensor) {
        return layer.ledger().energy().stream()
                .filter(e -> e.component().equals(component) && e.tensor().equals(tensor))
                .findFirst()
                .orElseThrow();
    }

    private static long ceil(long elements, double bits) {
        return (long) Math.ceil(elements * bits);
    }

    /** Sizes with a zero vector by a plain loop over groups of 16 along channels, field of 3 bits. */
    private static long size(int values, int positions, int channels, int bits, long... seeds) {
        long sum = 0;
        for (long seed : seeds) {
            int[] codes = codes(values, bits, seed);
            int[] ordered = new int[values];
            int next = 0;
            for (int o = 0; o < values / positions / channels; o++) {
                for (int p = 0; p < positions; p++) {
                    for (int c = 0; c < channels; c++) {
                        ordered[next++] = codes[(o * channels + c) * positions + p];
                    }
                }
            }
            for (int g = 0; g < values; g += 16) {
                int width = 1;
                int present = 0;
                int length = Math.min(16, values - g);
                for (int i = g; i < g + length; i++) {
                    width = Math.max(width, 1 + (Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(ordered[i]))));
                    present += ordered[i] != 0 ? 1 : 0;
                }
                sum += 3 + length + (long) width * present;
            }
        }
        return sum;
    }

    /** Whole numbers of at most so many bits, negative ones among them, which int8 keeps as they are. */
    private static int[] codes(int values, int bits, long seed) {
        Random random = new Random(seed);
        int[] codes = new int[values];
        for (int i = 0; i < values; i++) {
            codes[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << bits) - (1 << bits - 1);
        }
        return codes;
    }

    private void write(String name, int[] shape, int bits, long seed) throws IOException {
        int values = java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        int[] codes = codes(values, bits, seed);
        float[] numbers = new float[values];
        for (int i = 0; i < values; i++) {
            numbers[i] = codes[i];
        }
        writeReal(name, java.util.Arrays.toString(shape).replace('[', '(').replace(']', ')'), numbers);
    }

    private static float[] bad(int values) {
        float[] numbers = new float[values];
        numbers[3] = Float.NaN;
        numbers[7] = Float.NEGATIVE_INFINITY;
        return numbers;
    }

    private void writeReal(String name, String shape, float[] numbers) throws IOException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
        header += " ".repeat(117 - header.length()) + "\n";
        ByteBuffer file = ByteBuffer.allocate(128 + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        file.putShort((short) 118).put(header.getBytes(StandardCharsets.US_ASCII));
        for (float number : numbers) {
            file.putFloat(number);
        }
        Files.write(folder.resolve(name), file.array());
    }
}
