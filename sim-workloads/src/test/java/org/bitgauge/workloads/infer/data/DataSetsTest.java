package org.bitgauge.workloads.infer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bitgauge.workloads.WorkloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data as files hold them, and what is done to them before a network sees them. */
class DataSetsTest {
    @TempDir
    private Path folder;

    private static Preprocessing of(Layout layout, boolean bgr, Optional<Integer> size, double divide) {
        return new Preprocessing(layout, bgr, size, divide, ImmutableList.of(), ImmutableList.of());
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(WorkloadException.class).hasMessageContainingAll(parts);
    }

    private static byte[] idx(int[] sizes, int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 8, (byte) sizes.length});
        for (int size : sizes) {
            out.writeBytes(new byte[] {0, 0, (byte) (size >> 8), (byte) size});
        }
        for (int value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path gzip(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }

    /** A version 1 .npy file of bytes. */
    private Path npy(String name, String shape, int... values) throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + shape + "), }";
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        out.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        for (int value : values) {
            out.write(value);
        }
        return file(name, out.toByteArray());
    }

    private static double[] sample(LabelledSamples data, int index) {
        double[] values = new double[data.samples().size()];
        data.samples().read(index, values, 0);
        return values;
    }

    @Test
    void idxImagesAndLabelsAreReadPlainAndGzipped() throws IOException {
        byte[] images = idx(new int[] {2, 2, 2}, 0, 51, 102, 255, 1, 2, 3, 4);
        byte[] labels = idx(new int[] {2}, 7, 200);
        for (Path file : ImmutableList.of(file("a.idx", images), gzip("a.gz", images))) {
            LabelledSamples data = DataSets.open(file, Optional.of(gzip("l.gz", labels)), Preprocessing.BYTES);
            assertThat(data.samples().shape()).isEqualTo(ImmutableIntArray.of(1, 2, 2));
            assertThat(sample(data, 0)).containsExactly(0, 0.2f, 0.4f, 1);
            assertThat(data.labels()).isEqualTo(ImmutableIntArray.of(7, 200));
        }
    }

    @Test
    void brokenIdxFilesAreNamedWithWhatIsWrong() throws IOException {
        refused(() -> IdxFile.read(folder.resolve("none.idx")), "none.idx: no such file");
        Path text = file("t.idx", "hello, this is text".getBytes(StandardCharsets.UTF_8));
        refused(() -> IdxFile.read(text), "t.idx", "is no IDX file of unsigned bytes");
        Path few = file("f.idx", idx(new int[] {2, 2, 2}, 1, 2, 3));
        refused(() -> IdxFile.read(few), "f.idx", "another number of values than its sizes [2, 2, 2]");
        Path more = file("m.idx", idx(new int[] {2}, 1, 2, 3));
        refused(() -> IdxFile.read(more), "m.idx", "another number of values");
        Path cut = file("c.idx", new byte[] {0, 0, 8, 3, 0, 0});
        refused(() -> IdxFile.read(cut), "c.idx: ends within its header");
        Path list = file("l.idx", idx(new int[] {3}, 1, 2, 3));
        refused(() -> DataSets.open(list, Optional.empty(), Preprocessing.NONE), "l.idx", "not images");
        Path images = file("i.idx", idx(new int[] {1, 1, 1}, 1));
        refused(() -> DataSets.labels(images), "i.idx", "not a list of labels");
        refused(
                () -> DataSets.open(images, Optional.of(list), Preprocessing.NONE),
                "1 samples, but 3 labels; there must be one for each sample");
    }

    @Test
    void channelsLastAreMovedAndBlueComesFirstOnRequest() throws IOException {
        int[] pixels = {1, 2, 3, 4, 5, 6};
        Path last = npy("last.npy", "1, 1, 2, 3", pixels);
        LabelledSamples moved = DataSets.open(last, Optional.empty(), of(Layout.NHWC, false, Optional.empty(), 1));
        assertThat(moved.samples().shape()).isEqualTo(ImmutableIntArray.of(3, 1, 2));
        assertThat(sample(moved, 0)).containsExactly(1, 4, 2, 5, 3, 6);
        LabelledSamples blue = DataSets.open(last, Optional.empty(), of(Layout.NHWC, true, Optional.empty(), 1));
        assertThat(sample(blue, 0)).containsExactly(3, 6, 2, 5, 1, 4);
        Path first = npy("first.npy", "1, 3, 1, 2", pixels);
        LabelledSamples kept = DataSets.open(first, Optional.empty(), of(Layout.NCHW, false, Optional.empty(), 1));
        assertThat(sample(kept, 0)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void meanAndDeviationAreThoseOfTheChannelInSinglePrecision() throws IOException {
        Path file = npy("x.npy", "1, 3, 1, 1", 51, 102, 255);
        Preprocessing each = new Preprocessing(
                Layout.NCHW,
                false,
                Optional.empty(),
                255,
                ImmutableList.of(0.485, 0.456, 0.406),
                ImmutableList.of(0.229, 0.224, 0.225));
        assertThat(sample(DataSets.open(file, Optional.empty(), each), 0))
                .containsExactly(
                        (51f / 255f - 0.485f) / 0.229f,
                        (102f / 255f - 0.456f) / 0.224f,
                        (255f / 255f - 0.406f) / 0.225f);
        Preprocessing two = new Preprocessing(
                Layout.NCHW, false, Optional.empty(), 1, ImmutableList.of(1.0, 2.0), ImmutableList.of());
        refused(() -> DataSets.open(file, Optional.empty(), two), "x.npy", "3 channels", "gives 2 numbers");
        assertThatThrownBy(() -> of(Layout.NCHW, false, Optional.empty(), 0))
                .hasMessageContaining("divided by 0; give a divisor other than 0");
    }

    private Path picture(String name, String type, int width, int height, int... colours) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, colours[i % colours.length]);
        }
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(image, type, file.toFile())).isTrue();
        return file;
    }

    @Test
    void picturesOfAFolderAreColourPlanesInTheOrderOfTheLabels() throws IOException {
        picture("b.png", "png", 2, 1, 0x102030, 0x405060);
        picture("a.png", "png", 2, 1, 0xff0080, 0x000000);
        LabelledSamples byName = DataSets.open(folder, Optional.empty(), Preprocessing.NONE);
        assertThat(byName.samples().shape()).isEqualTo(ImmutableIntArray.of(3, 1, 2));
        assertThat(sample(byName, 0)).containsExactly(255, 0, 0, 0, 128, 0);
        Path labels = Files.writeString(folder.resolve("labels.csv"), "# file,number\nb.png,3\na.png,1\n");
        LabelledSamples listed = DataSets.open(folder, Optional.of(labels), Preprocessing.NONE);
        assertThat(listed.labels()).isEqualTo(ImmutableIntArray.of(3, 1));
        assertThat(sample(listed, 0)).containsExactly(0x10, 0x40, 0x20, 0x50, 0x30, 0x60);
        LabelledSamples blue = DataSets.open(folder, Optional.of(labels), of(Layout.NCHW, true, Optional.empty(), 1));
        assertThat(sample(blue, 0)).containsExactly(0x30, 0x60, 0x20, 0x50, 0x10, 0x40);
    }

    @Test
    void aPictureIsCroppedToItsMiddleAndResized() throws IOException {
        // A grey square of four shades between red bars: the bars go, and half size is the weighted mean of shades.
        picture("a.png", "png", 4, 2, 0xff0000, 0x000000, 0x404040, 0xff0000, 0xff0000, 0x808080, 0xc0c0c0, 0xff0000);
        LabelledSamples two = DataSets.open(folder, Optional.empty(), of(Layout.NCHW, false, Optional.of(2), 1));
        assertThat(sample(two, 0)).containsExactly(0, 64, 128, 192, 0, 64, 128, 192, 0, 64, 128, 192);
        LabelledSamples one = DataSets.open(folder, Optional.empty(), of(Layout.NCHW, false, Optional.of(1), 1));
        assertThat(sample(one, 0)).containsExactly(96, 96, 96);
    }

    @Test
    void aJpegOfOneColourKeepsIt() throws IOException {
        picture("a.jpg", "jpg", 16, 16, 0x6496c8);
        double[] values = sample(DataSets.open(folder, Optional.empty(), Preprocessing.BYTES), 0);
        assertThat(values[0]).isCloseTo(0x64 / 255.0, within(0.01));
        assertThat(values[256]).isCloseTo(0x96 / 255.0, within(0.01));
        assertThat(values[512]).isCloseTo(0xc8 / 255.0, within(0.01));
    }

    @Test
    void foldersThatDoNotFitAreNamedWithTheRemedy() throws IOException {
        refused(() -> DataSets.open(folder, Optional.empty(), Preprocessing.NONE), "holds no .png, .jpg or .jpeg");
        picture("a.png", "png", 2, 2, 0);
        picture("b.png", "png", 3, 2, 0);
        LabelledSamples mixed = DataSets.open(folder, Optional.empty(), Preprocessing.NONE);
        refused(() -> sample(mixed, 1), "b.png: is 3 x 2", "2 x 2", "give 'size' in the preprocessing");
        Path unknown = Files.writeString(folder.resolve("u.csv"), "c.png,1\n");
        refused(
                () -> DataSets.open(folder, Optional.of(unknown), Preprocessing.NONE),
                "u.csv",
                "'c.png,1' names no picture",
                "one line 'file,class number'");
        Path word = Files.writeString(folder.resolve("w.csv"), "a.png,cat\n");
        refused(() -> DataSets.open(folder, Optional.of(word), Preprocessing.NONE), "w.csv", "'cat' is no class");
        Files.writeString(folder.resolve("a.png"), "no picture");
        refused(() -> DataSets.open(folder, Optional.empty(), Preprocessing.NONE), "a.png: is no PNG or JPEG picture");
    }

    @Test
    void aPartOfAPartKnowsItsPlaceInTheWhole() throws IOException {
        LabelledSamples all = DataSets.open(
                file("i.idx", idx(new int[] {6, 1, 1}, 0, 1, 2, 3, 4, 5)), Optional.empty(), Preprocessing.NONE);
        LabelledSamples part = all.range(1, 6).range(2, 4);
        assertThat(part.samples().whole()).isSameAs(all.samples());
        assertThat(part.samples().start()).isEqualTo(3);
        assertThat(sample(part, 0)).containsExactly(3);
        refused(() -> all.first(7), "i.idx: has 6 samples, not 7");
    }
}
