package org.bitgauge.lab.validate.accuracy;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.workloads.infer.data.DataSets;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.data.Layout;
import org.bitgauge.workloads.infer.data.Preprocessing;
import org.bitgauge.workloads.infer.graph.InferenceModel;

/**
 * A network of the reference set with the data it is judged by.
 *
 * @param model the network
 * @param data samples and labels
 */
record TrainedNet(InferenceModel model, LabelledSamples data) {
    private static final Preprocessing CIFAR = new Preprocessing(
            Layout.NHWC,
            false,
            Optional.empty(),
            255,
            ImmutableList.of(0.485, 0.456, 0.406),
            ImmutableList.of(0.229, 0.224, 0.225));

    /** LeNet-5 on the drawn digits that the project ships. */
    private static final String STROKES = "strokes";

    private static final String SHIPPED = "configs/data";

    /** The network that the name of a table stands for, as {@code lenet5}; empty where model or data are not there. */
    static Optional<TrainedNet> find(String net, Optional<Path> cases) {
        if (net.equals(STROKES)) {
            return open(
                    locate(SHIPPED, "lenet5_mnist.onnx", cases),
                    locate(SHIPPED, "strokes-images-idx3-ubyte.gz", cases),
                    locate(SHIPPED, "strokes-labels-idx1-ubyte.gz", cases),
                    Preprocessing.BYTES);
        }
        boolean cifar = net.startsWith("resnet");
        String file = net + (cifar ? "_cifar10" : "_mnist") + ".onnx";
        Optional<Path> model = locate("models", file, cases);
        Optional<Path> images =
                locate("data", cifar ? "cifar10_test1000_jpeg.npy" : "t10k-images-idx3-ubyte.gz", cases);
        Optional<Path> labels =
                locate("data", cifar ? "cifar10_test1000_jpeg_labels.npy" : "t10k-labels-idx1-ubyte.gz", cases);
        return open(model, images, labels, cifar ? CIFAR : Preprocessing.BYTES);
    }

    private static Optional<TrainedNet> open(
            Optional<Path> model, Optional<Path> images, Optional<Path> labels, Preprocessing preprocessing) {
        return model.isEmpty() || images.isEmpty() || labels.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrainedNet(
                        InferenceModel.read(model.get()), DataSets.open(images.get(), labels, preprocessing)));
    }

    /** What is not there when cases that ship with the project cannot be judged. */
    static String absent(String net) {
        return net.equals(STROKES)
                ? "the folder configs/data of the project is not above the working folder; run it there"
                : "the test images are not part of the project; put them into ../shared/data";
    }

    /** Says what is needed, for cases someone brought. */
    static ValidationInputException missing(String net, Path cases) {
        return new ValidationInputException(cases + ": the network '" + net + "' or its data are not here; put "
                + net
                + "_*.onnx into a folder 'models' and the data into a folder 'data', beside the cases, above them,"
                + " or in 'shared' beside the repository");
    }

    /** Looks in a folder of the cases' own, in those above, and in {@code shared} beside each of them and here. */
    private static Optional<Path> locate(String folder, String file, Optional<Path> cases) {
        Set<Path> roots = new LinkedHashSet<>();
        cases.map(Path::toAbsolutePath).map(Path::normalize).ifPresent(path -> addAncestors(roots, path));
        addAncestors(roots, Path.of("").toAbsolutePath());
        for (Path root : roots) {
            for (Path candidate : ImmutableList.of(
                    root.resolve(folder).resolve(file),
                    root.resolve("shared").resolve(folder).resolve(file))) {
                if (Files.isRegularFile(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static void addAncestors(Set<Path> roots, Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            roots.add(at);
        }
    }

    /** The first samples. */
    LabelledSamples first(int count) {
        return data.first(count);
    }
}
