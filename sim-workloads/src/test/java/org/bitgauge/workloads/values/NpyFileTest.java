package org.bitgauge.workloads.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bitgauge.workloads.WorkloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"<f4", ">f4", "<f8", ">f8", "<f2", ">f2", "|i1", "<i2", ">i2", "<i4", ">i4", "|u1", "<u2", ">u2"})
    void everyTypeInBothByteOrders(String type) throws IOException {
        double[] wanted = {0, 1, 2, 100, 77};
        ByteOrder order = type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int width = type.charAt(2) - '0';
        ByteBuffer bytes = ByteBuffer.allocate(5 * width).order(order);
        short[] half = {0, 0x3c00, 0x4000, 0x5640, 0x54d0};
        for (int i = 0; i < 5; i++) {
            switch (type.substring(1)) {
                case "f8" -> bytes.putDouble(wanted[i]);
                case "f4" -> bytes.putFloat((float) wanted[i]);
                case "f2" -> bytes.putShort(half[i]);
                case "i4" -> bytes.putInt((int) wanted[i]);
                case "i2", "u2" -> bytes.putShort((short) wanted[i]);
                default -> bytes.put((byte) wanted[i]);
            }
        }
        Path file = Files.write(folder.resolve("a.npy"), Npy.file(1, type, "(5,)", bytes.array()));

        assertThat(all(NpyFile.open(file))).containsExactly(wanted);
    }

    @Test
    void signsAndUnsignedRangesAreKept() {
        assertThat(all(NpyFile.parse(Npy.file(1, "|u1", "(2,)", new byte[] {-1, 5}), "u")))
                .containsExactly(255, 5);
        assertThat(all(NpyFile.parse(Npy.file(1, "|i1", "(2,)", new byte[] {-1, 5}), "i")))
                .containsExactly(-1, 5);
        assertThat(all(NpyFile.parse(Npy.file(1, "<u2", "(1,)", new byte[] {-1, -1}), "u")))
                .containsExactly(65535);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionOfTheHeader(int version) {
        MappedTensor read = NpyFile.parse(Npy.file(version, "<f4", "(2, 3)", Npy.floats(1, 2, 3, 4, 5, 6)), "v");

        assertThat(read.shape().toArray()).containsExactly(2, 3);
        assertThat(all(read)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void halvesOfEveryKind() {
        assertThat(NumberEncoding.half((short) 0x0001)).isEqualTo(0x1p-24);
        assertThat(NumberEncoding.half((short) 0x8400)).isEqualTo(-0x1p-14);
        assertThat(NumberEncoding.half((short) 0x7bff)).isEqualTo(65504);
        assertThat(NumberEncoding.half((short) 0x7c00)).isInfinite();
        assertThat(NumberEncoding.half((short) 0x7e00)).isNaN();
    }

    @Test
    void whatIsNoArrayIsNamed() throws IOException {
        byte[] good = Npy.file(1, "<f4", "(2, 3)", Npy.floats(1, 2, 3, 4, 5, 6));
        refused(java.util.Arrays.copyOf(good, good.length - 3), "is truncated", "needs 24 bytes", "has 21");
        refused(java.util.Arrays.copyOf(good, good.length + 1), "too many bytes");
        refused(java.util.Arrays.copyOf(good, 40), "truncated within its header");
        refused(new byte[3], "only 3 bytes");
        refused("PK is no array at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "\\x93NUMPY");
        refused(Npy.file(4, "<f4", "(1,)", Npy.floats(1)), "version 4");
        refused(Npy.file(1, "<c8", "(1,)", new byte[8]), "'<c8'", "numpy.astype");
        refused(Npy.file(1, "<u8", "(1,)", new byte[8]), "'<u8'");
        refused(Npy.file(1, "|O", "(1,)", new byte[8]), "'|O'");
        refused(Npy.file(1, "<f4", "(0, 3)", new byte[0]), "is empty");
        refused(Npy.file(1, "<f4", "(99999999999, 99999999999)", new byte[0]), "too large");
        refused(
                Npy.file(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", Npy.floats(1)),
                "records");
        refused(
                Npy.file(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", new byte[24]),
                "Fortran order",
                "ascontiguousarray");
        refused(Npy.file(1, "{'descr': '<f4', 'shape': (1,), }", Npy.floats(1)), "'fortran_order'");
        assertThatThrownBy(() -> NpyFile.open(folder.resolve("none.npy")))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("does not exist");
    }

    private static void refused(byte[] bytes, String... parts) {
        assertThatThrownBy(() -> NpyFile.parse(bytes, "x.npy"))
                .isInstanceOf(WorkloadException.class)
                .hasMessageStartingWith("x.npy: ")
                .hasMessageContainingAll(parts);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedHeadersNeverEscapeAsOtherErrors(long seed) {
        Random random = new Random(seed);
        byte[] good = Npy.file(1, "<f4", "(2, 3)", Npy.floats(1, 2, 3, 4, 5, 6));
        for (int i = 0; i < 2000; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 3; k++) {
                bad[random.nextInt(128)] = (byte) random.nextInt();
            }
            try {
                NpyFile.parse(bad, "seed " + seed);
            } catch (WorkloadException named) {
                assertThat(named).hasMessageStartingWith("seed " + seed);
            }
        }
    }

    @Test
    void archivesHoldSeveralArrays() throws IOException {
        Path file = folder.resolve("all.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("conv1.npy"));
            zip.write(Npy.file(1, "<f4", "(2,)", Npy.floats(7, 8)));
            zip.putNextEntry(new ZipEntry("conv2.npy"));
            zip.write(Npy.file(1, "<f4", "(1,)", Npy.floats(9)));
        }

        assertThat(NpzFile.arrays(file)).containsExactly("conv1", "conv2");
        assertThat(all(NpzFile.open(file, "conv2"))).containsExactly(9);
        assertThatThrownBy(() -> NpzFile.open(file, "conv3")).hasMessageContaining("no array 'conv3'");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> NpzFile.open(file, "conv1")).hasMessageContaining("is no archive");
    }

    private static double[] all(RealTensor tensor) {
        double[] values = new double[(int) tensor.size()];
        tensor.read(0, values, 0, values.length);
        return values;
    }
}
