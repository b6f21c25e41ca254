package org.bitgauge.workloads.infer.data;

import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.values.MappedTensor;
import org.bitgauge.workloads.values.NpyFile;

/** Opens data. Whatever is wrong with it is a {@link WorkloadException} that names the file and the remedy. */
public final class DataSets {
    private DataSets() {}

    /** Opens what a YAML file names; file names are relative to {@code base}. */
    public static LabelledSamples open(DataSpec spec, Path base) {
        LabelledSamples all = open(base.resolve(spec.images()), spec.labels().map(base::resolve), spec.preprocess());
        return spec.count().isPresent() ? all.first(spec.count().get()) : all;
    }

    /** Opens samples and, where given, their labels. */
    public static LabelledSamples open(Path images, Optional<Path> labels, Preprocessing preprocessing) {
        if (Files.isDirectory(images)) {
            return PictureFolder.open(images, labels, preprocessing);
        }
        Samples samples = isNpy(images) ? npy(images, preprocessing) : idx(images, preprocessing);
        return new LabelledSamples(samples, labels.map(DataSets::labels).orElse(ImmutableIntArray.of()));
    }

    private static boolean isNpy(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    private static Samples idx(Path file, Preprocessing preprocessing) {
        IdxFile read = IdxFile.read(file);
        ImmutableIntArray shape = read.shape();
        if (shape.length() < 2 || shape.length() > 4) {
            throw new WorkloadException(file + ": holds an array of sizes " + shape + ", not images");
        }
        int[] sizes = shape.toArray();
        int[] sample =
                sizes.length == 3 ? new int[] {1, sizes[1], sizes[2]} : Arrays.copyOfRange(sizes, 1, sizes.length);
        return stored(file, sample, sizes[0], preprocessing, i -> read.bytes()[i] & 0xff);
    }

    private static Samples npy(Path file, Preprocessing preprocessing) {
        MappedTensor tensor = NpyFile.open(file);
        int rank = tensor.shape().length();
        int[] sizes = tensor.shape().stream().mapToInt(Math::toIntExact).toArray();
        int count = rank > 1 ? sizes[0] : 1;
        int[] sample = rank > 1 ? Arrays.copyOfRange(sizes, 1, rank) : new int[] {1, sizes[0]};
        double[] all = new double[Math.toIntExact(tensor.size())];
        tensor.read(0, all, 0, all.length);
        return stored(file, sample, count, preprocessing, i -> all[i]);
    }

    private interface At {
        double value(int index);
    }

    private static Samples stored(Path file, int[] stored, int count, Preprocessing preprocessing, At values) {
        boolean picture = stored.length == 3;
        boolean moved = picture && preprocessing.layout() == Layout.NHWC;
        int channels = !picture ? 1 : moved ? stored[2] : stored[0];
        int pixels = Arrays.stream(stored).reduce(1, Math::multiplyExact) / channels;
        preprocessing.check(file.toString(), channels);
        float[] all = new float[Math.multiplyExact(count, channels * pixels)];
        for (int n = 0; n < count; n++) {
            for (int c = 0; c < channels; c++) {
                int from = preprocessing.bgr() ? channels - 1 - c : c;
                for (int p = 0; p < pixels; p++) {
                    int at = moved ? p * channels + from : from * pixels + p;
                    all[(n * channels + c) * pixels + p] =
                            preprocessing.apply(values.value(n * channels * pixels + at), c);
                }
            }
        }
        ImmutableIntArray shape =
                moved ? ImmutableIntArray.of(stored[2], stored[0], stored[1]) : ImmutableIntArray.copyOf(stored);
        return new StoredSamples(file.toString(), shape, all);
    }

    /** Reads labels: IDX, .npy, or a text with one number a line. */
    public static ImmutableIntArray labels(Path file) {
        if (isNpy(file)) {
            MappedTensor tensor = NpyFile.open(file);
            double[] values = new double[Math.toIntExact(tensor.size())];
            tensor.read(0, values, 0, values.length);
            return ImmutableIntArray.copyOf(
                    Arrays.stream(values).mapToInt(v -> (int) v).toArray());
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".txt") || name.endsWith(".csv")) {
            ImmutableIntArray.Builder numbers = ImmutableIntArray.builder();
            for (String line : lines(file)) {
                numbers.add(number(file, line.strip()));
            }
            return numbers.build();
        }
        IdxFile idx = IdxFile.read(file);
        if (idx.shape().length() != 1) {
            throw new WorkloadException(file + ": holds an array of sizes " + idx.shape() + ", not a list of labels");
        }
        ImmutableIntArray.Builder numbers = ImmutableIntArray.builder();
        for (byte label : idx.bytes()) {
            numbers.add(label & 0xff);
        }
        return numbers.build();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    static int number(Path file, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new WorkloadException(file + ": '" + text + "' is no class number; give one whole number a line", e);
        }
    }
}
