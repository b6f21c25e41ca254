package org.bitgauge.workloads.values;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.workloads.WorkloadException;

/** Tensors by their file, each opened and looked through once however many profiles quantise it. Safe for many threads. */
public final class TensorLibrary {
    private static final String ARCHIVE = ".npz:";
    private static final String IMAGE = "{image}";

    private final Map<Path, Opened> opened = new ConcurrentHashMap<>();
    private final Map<Shaped, Opened> shaped = new ConcurrentHashMap<>();
    private final Map<Key, TensorValues> quantised = new ConcurrentHashMap<>();

    /**
     * A tensor that has been looked through.
     *
     * @param tensor its values
     * @param scan what they are like
     */
    public record Opened(RealTensor tensor, RealScan scan) {
        /** Looks a tensor through. */
        public static Opened of(RealTensor tensor) {
            RealScan scan = RealScan.of(tensor);
            scan.problem(tensor).ifPresent(problem -> {
                throw new WorkloadException(problem);
            });
            return new Opened(tensor, scan);
        }
    }

    private record Key(Opened tensor, FixedPointFormat format, Scaling scaling) {}

    /**
     * The tensor that a name stands for, whose images are stacked; empty if there is no such file.
     *
     * @param name of the file, with {@code {image}} in place of a number, or {@code archive.npz:array}
     * @throws WorkloadException if a file is no array, or holds NaN or infinities
     */
    public Optional<Opened> find(Path folder, String name) {
        List<String> names = new ArrayList<>();
        if (name.contains(IMAGE)) {
            for (int i = 0; exists(folder, name.replace(IMAGE, String.valueOf(i))); i++) {
                names.add(name.replace(IMAGE, String.valueOf(i)));
            }
        } else if (exists(folder, name)) {
            names.add(name);
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Path key = folder.resolve(name);
        Opened known = opened.get(key);
        if (known == null) {
            known = Opened.of(StackedTensor.of(
                    names.stream().map(one -> open(folder, one)).collect(ImmutableList.toImmutableList())));
            opened.put(key, known);
        }
        return Optional.of(known);
    }

    /** A tensor under another shape; the same object for the same question. */
    Opened as(Opened opened, RealTensor reshaped) {
        return shaped.computeIfAbsent(
                new Shaped(opened, reshaped.shape()), missing -> new Opened(reshaped, opened.scan()));
    }

    private record Shaped(Opened opened, ImmutableLongArray shape) {}

    /** A tensor as codes of a format; the same object for the same question. */
    public TensorValues quantise(Opened tensor, FixedPointFormat format, Scaling scaling) {
        return quantised.computeIfAbsent(new Key(tensor, format, scaling), TensorLibrary::quantise);
    }

    private static TensorValues quantise(Key key) {
        RealScan scan = key.tensor().scan();
        FixedPointFormat format = key.format();
        boolean asFormat = key.scaling() == Scaling.FORMAT
                || key.scaling() == Scaling.AUTO && (format.fractionBits() != 0 || scan.whole());
        boolean asTheyAre =
                asFormat && format.bits() == Short.SIZE && format.fractionBits() == 0 && !format.symmetric();
        if (asTheyAre
                && scan.isSigned()
                && key.tensor().tensor() instanceof MappedTensor mapped
                && WordTensor.isOne(mapped.encoding())) {
            return new WordTensor(mapped, true);
        }
        Quantiser quantiser = asFormat
                ? Quantiser.of(format)
                : key.scaling() == Scaling.LINEAR
                        ? Quantiser.linear(format.bits(), format.isSigned(), scan.maxAbs())
                        : Quantiser.fitted(format, scan.maxAbs());
        return new QuantisedTensor(key.tensor().tensor(), quantiser, scan.isSigned() && format.isSigned());
    }

    private static boolean exists(Path folder, String name) {
        int cut = name.indexOf(ARCHIVE);
        if (cut < 0) {
            return Files.isRegularFile(folder.resolve(name));
        }
        Path archive = folder.resolve(name.substring(0, cut + ARCHIVE.length() - 1));
        return Files.isRegularFile(archive) && NpzFile.arrays(archive).contains(name.substring(cut + ARCHIVE.length()));
    }

    private static RealTensor open(Path folder, String name) {
        int cut = name.indexOf(ARCHIVE);
        return cut < 0
                ? NpyFile.open(folder.resolve(name))
                : NpzFile.open(
                        folder.resolve(name.substring(0, cut + ARCHIVE.length() - 1)),
                        name.substring(cut + ARCHIVE.length()));
    }
}
