package org.bitgauge.workloads.infer.data;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bitgauge.workloads.WorkloadException;

/** PNG and JPEG pictures of a folder, by name or in the order of a labels file; decoded when they are read. */
final class PictureFolder implements Samples {
    private static final int CHANNELS = 3;

    private final Path folder;
    private final ImmutableList<Path> files;
    private final Preprocessing preprocessing;
    private final int height;
    private final int width;

    private PictureFolder(Path folder, ImmutableList<Path> files, Preprocessing preprocessing) {
        this.folder = folder;
        this.files = files;
        this.preprocessing = preprocessing;
        preprocessing.check(folder.toString(), CHANNELS);
        if (files.isEmpty()) {
            throw new WorkloadException(folder + ": holds no .png, .jpg or .jpeg");
        }
        BufferedImage first = decode(files.get(0));
        height = preprocessing.size().orElse(first.getHeight());
        width = preprocessing.size().orElse(first.getWidth());
    }

    static LabelledSamples open(Path folder, Optional<Path> labels, Preprocessing preprocessing) {
        if (labels.isEmpty()) {
            return new LabelledSamples(
                    new PictureFolder(folder, pictures(folder), preprocessing), ImmutableIntArray.of());
        }
        ImmutableList.Builder<Path> files = ImmutableList.builder();
        ImmutableIntArray.Builder numbers = ImmutableIntArray.builder();
        for (String line : DataSets.lines(labels.get())) {
            int comma = line.lastIndexOf(',');
            Path file = folder.resolve(line.substring(0, Math.max(comma, 0)).strip());
            if (comma < 1 || !Files.isRegularFile(file)) {
                throw new WorkloadException(labels.get() + ": '" + line + "' names no picture of " + folder
                        + "; write one line 'file,class number' for each");
            }
            files.add(file);
            numbers.add(DataSets.number(labels.get(), line.substring(comma + 1).strip()));
        }
        return new LabelledSamples(new PictureFolder(folder, files.build(), preprocessing), numbers.build());
    }

    private static ImmutableList<Path> pictures(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(PictureFolder::isPicture).sorted().collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new WorkloadException(folder + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return List.of(".png", ".jpg", ".jpeg").stream().anyMatch(name::endsWith);
    }

    private static BufferedImage decode(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new WorkloadException(file + ": is no PNG or JPEG picture");
            }
            return image;
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be decoded (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public ImmutableIntArray shape() {
        return ImmutableIntArray.of(CHANNELS, height, width);
    }

    @Override
    public void read(int index, double[] into, int offset) {
        Path file = files.get(index);
        BufferedImage image = decode(file);
        float[] pixels = Pictures.planes(image);
        int h = image.getHeight();
        int w = image.getWidth();
        if (preprocessing.size().isPresent()) {
            pixels = Pictures.squareOf(pixels, h, w, preprocessing.size().get());
        } else if (h != height || w != width) {
            throw new WorkloadException(file + ": is " + w + " x " + h + ", the first picture of the folder " + width
                    + " x " + height + "; give 'size' in the preprocessing to resize all");
        }
        int plane = height * width;
        for (int c = 0; c < CHANNELS; c++) {
            int from = preprocessing.bgr() ? CHANNELS - 1 - c : c;
            for (int p = 0; p < plane; p++) {
                into[offset + c * plane + p] = preprocessing.apply(pixels[from * plane + p], c);
            }
        }
    }
}
