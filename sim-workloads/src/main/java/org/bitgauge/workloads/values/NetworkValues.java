package org.bitgauge.workloads.values;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.values.Independence;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.workloads.WorkloadException;

/**
 * The values of a network's layers in the formats of a profile. Layers in formats without integer codes get none; a layer
 * of products whose file is missing, and every file that does not fit, is a problem, and all problems are found at once.
 */
public final class NetworkValues {
    private final ValuesSpec spec;
    private final TensorLibrary library;
    private final Network network;
    private final WeightsInModel model;
    private final List<String> problems = new ArrayList<>();

    /** Weights that the network's own file holds. */
    public interface WeightsInModel {
        /** Weights of a layer; empty if the file has none for it. */
        Optional<TensorLibrary.Opened> of(Layer layer);
    }

    private NetworkValues(ValuesSpec spec, TensorLibrary library, Network network, WeightsInModel model) {
        this.spec = requireNonNull(spec, "spec");
        this.library = requireNonNull(library, "library");
        this.network = requireNonNull(network, "network");
        this.model = requireNonNull(model, "model");
    }

    /**
     * Finds the values of every layer.
     *
     * @param precisions formats of each layer, in the order of the network
     * @param problems gets everything that is wrong, with what would be right after a semicolon
     */
    public static ImmutableList<LayerValues> of(
            ValuesSpec spec,
            TensorLibrary library,
            Network network,
            WeightsInModel model,
            List<LayerPrecision> precisions,
            List<String> problems) {
        NetworkValues found = new NetworkValues(spec, library, network, model);
        ImmutableList<LayerValues> values = found.values(precisions);
        problems.addAll(found.problems);
        return values;
    }

    private ImmutableList<LayerValues> values(List<LayerPrecision> precisions) {
        List<LayerValues> operands = new ArrayList<>();
        int index = 0;
        for (int i = 0; i < precisions.size(); i++) {
            Layer layer = network.layers().get(i);
            boolean products = !(layer.operation() instanceof VectorOperation);
            operands.add(products ? operands(layer, index, precisions.get(i)) : LayerValues.NONE);
            index += products ? 1 : 0;
        }
        return new StoredResults(network, operands).complete();
    }

    private LayerValues operands(Layer layer, int index, LayerPrecision precision) {
        boolean made = layer.operation() instanceof MatrixMultiply m && m.dynamicWeights();
        return new LayerValues(
                spec.activations()
                        .map(tensor -> known(tensor, layer, index, precision, TensorRole.ACTIVATIONS))
                        .orElse(ValueKnowledge.NONE),
                spec.weights()
                        .filter(tensor -> !made)
                        .map(tensor -> known(tensor, layer, index, precision, TensorRole.WEIGHTS))
                        .orElse(ValueKnowledge.NONE));
    }

    private ValueKnowledge known(TensorSpec tensor, Layer layer, int index, LayerPrecision precision, TensorRole role) {
        NumberFormat stored = precision.of(role).format();
        NumberFormat whole = stored instanceof BlockedFormat blocked ? blocked.element() : stored;
        if (!(whole instanceof FixedPointFormat format)) {
            return ValueKnowledge.NONE;
        }
        try {
            return find(tensor, layer, index, format, role);
        } catch (WorkloadException | IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return ValueKnowledge.NONE;
        }
    }

    private ValueKnowledge find(TensorSpec tensor, Layer layer, int index, FixedPointFormat format, TensorRole role) {
        boolean weights = role == TensorRole.WEIGHTS;
        if (tensor.files().isPresent()) {
            String pattern = tensor.files().get();
            Optional<TensorLibrary.Opened> opened =
                    pattern.equals("onnx") ? model.of(layer) : library.find(spec.folder(), name(pattern, layer, index));
            if (opened.isPresent()) {
                RealTensor fitting = weights
                        ? TensorShapes.weights(opened.get().tensor(), layer)
                        : TensorShapes.activations(opened.get().tensor(), layer);
                return new ValueKnowledge.Exact(
                        library.quantise(library.as(opened.get(), fitting), format, tensor.scale()));
            }
        }
        Optional<Independence> given = tensor.independence().map(Independence::of);
        Independence usual = given.orElse(UsualIndependence.of(role));
        String error = given.isPresent() ? "independence of neighbours as given" : UsualIndependence.error(role);
        if (tensor.histogram().isPresent()) {
            Path file = spec.folder().resolve(name(tensor.histogram().get(), layer, index));
            if (Files.exists(file)) {
                Optional<Independence> measured = HistogramFile.independence(file);
                return new ValueKnowledge.Expected(
                        HistogramFile.read(file, format),
                        measured.orElse(usual),
                        "histograms of " + role.label() + " ("
                                + (measured.isPresent() ? UsualIndependence.measuredError() : error) + ")");
            }
        }
        if (tensor.distribution().isPresent()) {
            return new ValueKnowledge.Expected(
                    tensor.distribution().get().in(layer.name()).codes(format),
                    usual,
                    "a distribution of " + role.label() + " (" + error + ")");
        }
        throw new WorkloadException(missing(tensor, layer, index, role));
    }

    private String missing(TensorSpec tensor, Layer layer, int index, TensorRole role) {
        String file = tensor.files().or(tensor::histogram).orElse("");
        return "no values for the " + role.label() + " of layer " + layer.name() + ": "
                + (file.equals("onnx")
                        ? "the network's file holds none"
                        : spec.folder().resolve(name(file, layer, index)) + " does not exist")
                + "; name the file as the pattern says, or add a distribution for layers without one";
    }

    private String name(String pattern, Layer layer, int index) {
        return pattern.replace("{network}", network.name())
                .replace("{layer}", layer.name().replace('/', '-'))
                .replace("{index}", String.valueOf(index));
    }
}
