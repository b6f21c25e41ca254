package org.bitgauge.lab.experiment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.Problems;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.workloads.onnx.OnnxNetwork;
import org.bitgauge.workloads.onnx.OnnxWeights;
import org.bitgauge.workloads.values.NetworkValues;
import org.bitgauge.workloads.values.TensorLibrary;
import org.bitgauge.workloads.values.ValuesSpec;
import org.bitgauge.workloads.zoo.NetworkSpec;

/** The values of an experiment: tensors are opened once for all profiles, and what is wrong is told once. */
final class ExperimentValues {
    private final Bound<ExperimentSpec> bound;
    private final Problems problems;
    private final TensorLibrary library = new TensorLibrary();
    private final Set<String> told = new HashSet<>();

    ExperimentValues(Bound<ExperimentSpec> bound, Problems problems) {
        this.bound = requireNonNull(bound, "bound");
        this.problems = requireNonNull(problems, "problems");
    }

    /** What is known of the values of a network in given formats. */
    ValueFinder of(NetworkSpec network, Network built) {
        Optional<ValuesSpec> spec = bound.value().values();
        if (spec.isEmpty()) {
            return precisions -> ImmutableList.copyOf(Collections.nCopies(precisions.size(), LayerValues.NONE));
        }
        NetworkValues.WeightsInModel model =
                network instanceof OnnxNetwork.Spec onnx ? new OnnxWeights(onnx) : layer -> Optional.empty();
        return precisions -> {
            List<String> wrong = new ArrayList<>();
            ImmutableList<LayerValues> values = NetworkValues.of(spec.get(), library, built, model, precisions, wrong);
            wrong.stream().filter(told::add).forEach(this::tell);
            return values;
        };
    }

    private void tell(String message) {
        int cut = message.indexOf("; ");
        problems.add(bound.problem(
                "values", cut < 0 ? message : message.substring(0, cut), cut < 0 ? "" : message.substring(cut + 2)));
    }
}
