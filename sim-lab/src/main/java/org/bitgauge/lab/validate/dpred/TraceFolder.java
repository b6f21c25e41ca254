package org.bitgauge.lab.validate.dpred;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.values.NpyFile;
import org.bitgauge.workloads.values.RealTensor;
import org.bitgauge.workloads.values.StackedTensor;

/** Tensors of a network, one file each: {@code wgt-LAYER.npy} and {@code act-LAYER-IMAGE.npy}. */
record TraceFolder(Files files) {
    /** Where the arrays are. */
    interface Files {
        boolean has(String file);

        RealTensor open(String file);
    }

    /** The arrays that are shipped beside the family. */
    static TraceFolder shipped() {
        return new TraceFolder(new Files() {
            @Override
            public boolean has(String file) {
                return TraceFolder.class.getResource(file) != null;
            }

            @Override
            public RealTensor open(String file) {
                try (InputStream in = requireNonNull(TraceFolder.class.getResourceAsStream(file), file)) {
                    return NpyFile.parse(in.readAllBytes(), file);
                } catch (IOException e) {
                    throw new IllegalStateException("the shipped array " + file + " cannot be read", e);
                }
            }
        });
    }

    private static TraceFolder of(Path folder) {
        return new TraceFolder(new Files() {
            @Override
            public boolean has(String file) {
                return java.nio.file.Files.exists(folder.resolve(file));
            }

            @Override
            public RealTensor open(String file) {
                return NpyFile.open(folder.resolve(file));
            }
        });
    }

    /**
     * The traces of a network: a folder called as the network or beginning with its name, in {@code cases}, or in a folder
     * {@code traces} in it, beside it, or beside one of its parents.
     */
    static TraceFolder find(Path cases, String network) {
        Set<Path> places = new LinkedHashSet<>();
        places.add(cases);
        for (Path at = cases.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            places.add(at.resolve("traces"));
        }
        for (Path place : places) {
            Optional<Path> found = within(place, network);
            if (found.isPresent()) {
                return of(found.get());
            }
        }
        throw new ValidationInputException(cases + ": no traces of network '" + network
                + "' are there; put wgt-LAYER.npy" + " and act-LAYER-IMAGE.npy in "
                + cases.resolve("traces").resolve(network));
    }

    private static Optional<Path> within(Path place, String network) {
        if (!java.nio.file.Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = java.nio.file.Files.list(place)) {
            List<Path> named = entries.filter(java.nio.file.Files::isDirectory)
                    .filter(entry -> entry.getFileName().toString().startsWith(network))
                    .sorted()
                    .toList();
            return named.stream()
                    .filter(entry -> entry.getFileName().toString().equals(network))
                    .findFirst()
                    .or(() -> named.stream().findFirst());
        } catch (IOException e) {
            throw new ValidationInputException(
                    place + ": cannot be read; give a readable folder (" + e.getMessage() + ")");
        }
    }

    /** A tensor of a layer; activations have one file an image. */
    RealTensor open(String layer, boolean weights, int images) {
        String name = layer.replace('/', '-');
        try {
            if (weights) {
                return files.open("wgt-" + name + ".npy");
            }
            ImmutableList.Builder<RealTensor> parts = ImmutableList.builder();
            for (int i = 0; i < images; i++) {
                parts.add(files.open("act-" + name + "-" + i + ".npy"));
            }
            return StackedTensor.of(parts.build());
        } catch (WorkloadException e) {
            throw new ValidationInputException(String.valueOf(e.getMessage()));
        }
    }

    /** Images that were traced of a layer. */
    int images(String layer) {
        int images = 0;
        while (files.has("act-" + layer.replace('/', '-') + "-" + images + ".npy")) {
            images++;
        }
        return images;
    }
}
