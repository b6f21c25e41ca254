package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.PrecisionRule;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * The precision profile that a quantised ONNX file holds: for every product, the quantisers nearest to its operands, as
 * the standard's QuantizeLinear and DequantizeLinear or as QONNX writes them. What no quantiser touches is fp32, the type
 * that the file computes in, and is named in the notes.
 *
 * @param profile rules by layer, named as the importer of networks names layers
 * @param quantised operands that a quantiser gives a format
 * @param notes what the profile does not hold of the file
 */
public record OnnxPrecision(PrecisionProfile profile, int quantised, ImmutableList<String> notes) {
    /** Operators that move values or keep them within the range they had, so that a format goes through them. */
    private static final ImmutableSet<String> TRANSPARENT = ImmutableSet.of(
            "Relu",
            "MaxPool",
            "Reshape",
            "Flatten",
            "Transpose",
            "Squeeze",
            "Unsqueeze",
            "Identity",
            "Pad",
            "Slice",
            "Dropout",
            "DepthToSpace",
            "SpaceToDepth");

    /**
     * Reads a file.
     *
     * @throws WorkloadException if it is no ONNX model or holds a quantiser that no format describes
     */
    public static OnnxPrecision read(Path file) {
        return new Reading(file, OnnxReader.read(file)).profile();
    }

    private static final class Reading {
        private final Path file;
        private final OnnxModel model;
        private final List<String> notes = new ArrayList<>();
        private final Map<String, OnnxNode> makers = new HashMap<>();
        private final Set<String> operands = new HashSet<>();
        private final QuantiserFormats formats;
        private int quantised;

        Reading(Path file, OnnxModel model) {
            this.file = file;
            this.model = model;
            this.formats = new QuantiserFormats(model, notes);
            for (OnnxNode node : model.nodes()) {
                node.outputs().forEach(output -> makers.put(output, node));
            }
        }

        OnnxPrecision profile() {
            List<OnnxNode> products = model.nodes().stream()
                    .filter(node -> Operators.MULTIPLIES.contains(node.operator()))
                    .toList();
            products.forEach(node -> {
                quantiser(node.inputs().get(0))
                        .ifPresent(q -> operands.add(q.outputs().get(0)));
                quantiser(weights(node)).ifPresent(q -> operands.add(q.outputs().get(0)));
            });
            ImmutableList.Builder<PrecisionRule> rules = ImmutableList.builder();
            products.forEach(node -> rule(node).ifPresent(rules::add));
            TensorFormat own = TensorFormat.of(FloatFormat.fp32());
            String name = model.name().isBlank() ? "from-onnx" : model.name();
            PrecisionProfile profile = new PrecisionProfile(
                    name,
                    Optional.of(own),
                    Optional.of(own),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    rules.build());
            return new OnnxPrecision(
                    profile, quantised, notes.stream().distinct().collect(ImmutableList.toImmutableList()));
        }

        private Optional<PrecisionRule> rule(OnnxNode node) {
            try {
                Optional<TensorFormat> activations = operand(node, node.inputs().get(0), "activations");
                Optional<TensorFormat> weights = operand(node, weights(node), "weights");
                Optional<TensorFormat> outputs = output(node);
                if (activations.isEmpty() && weights.isEmpty() && outputs.isEmpty()) {
                    return Optional.empty();
                }
                return Optional.of(new PrecisionRule(
                        Optional.of(Conversion.layerName(node)),
                        Optional.empty(),
                        weights,
                        activations,
                        Optional.empty(),
                        outputs));
            } catch (IllegalArgumentException wrong) {
                throw new WorkloadException(file + ": at " + node.label() + ": " + wrong.getMessage(), wrong);
            }
        }

        private static String weights(OnnxNode node) {
            int at = node.operator().startsWith("QLinear") ? 3 : 1;
            if (!node.reads(at)) {
                throw new IllegalArgumentException(node.label() + " has no input " + at);
            }
            return node.inputs().get(at);
        }

        private Optional<TensorFormat> operand(OnnxNode node, String value, String what) {
            Optional<TensorFormat> integer = ownInteger(node, what);
            Optional<TensorFormat> found =
                    integer.isPresent() ? integer : quantiser(value).map(formats::of);
            if (found.isPresent()) {
                quantised++;
            } else {
                notes.add(node.label() + ": no quantiser before its " + what + ", which stay fp32");
            }
            return found;
        }

        /** Products of integers name the type by their zero points. */
        private Optional<TensorFormat> ownInteger(OnnxNode node, String what) {
            if (!node.operator().startsWith("QLinear") && !node.operator().endsWith("Integer")) {
                return Optional.empty();
            }
            boolean linear = node.operator().startsWith("QLinear");
            boolean weights = what.equals("weights");
            int zero = linear ? (weights ? 5 : 2) : weights ? 3 : 2;
            OnnxTensor told =
                    node.reads(zero) ? model.constants().get(node.inputs().get(zero)) : null;
            OnnxTensor stored = model.constants()
                    .get(weights ? weights(node) : node.inputs().get(0));
            OnnxTensor typed = told == null ? stored : told;
            if (typed == null) {
                return Optional.empty();
            }
            return Optional.of(TensorFormat.of(NumberFormats.parse(typed.type().name())));
        }

        /** The last quantiser that a value went through. */
        private Optional<OnnxNode> quantiser(String value) {
            OnnxNode maker = makers.get(value);
            while (maker != null && TRANSPARENT.contains(maker.operator())) {
                maker = makers.get(maker.inputs().get(0));
            }
            return Optional.ofNullable(maker).filter(node -> QuantiserFormats.QUANTISERS.contains(node.operator()));
        }

        /** A quantiser right behind a product that is not the one its readers go by. */
        private Optional<TensorFormat> output(OnnxNode product) {
            String made = product.outputs().get(0);
            return model.nodes().stream()
                    .filter(node -> QuantiserFormats.QUANTISERS.contains(node.operator())
                            && node.inputs().get(0).equals(made))
                    .map(this::lastOfPair)
                    .filter(node -> !operands.contains(node.outputs().get(0)))
                    .findFirst()
                    .map(formats::of);
        }

        private OnnxNode lastOfPair(OnnxNode node) {
            if (!node.operator().equals("QuantizeLinear")) {
                return node;
            }
            return model.nodes().stream()
                    .filter(next -> next.operator().equals("DequantizeLinear")
                            && next.inputs().get(0).equals(node.outputs().get(0)))
                    .findFirst()
                    .orElse(node);
        }
    }
}
