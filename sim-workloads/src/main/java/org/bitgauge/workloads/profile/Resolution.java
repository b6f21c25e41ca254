package org.bitgauge.workloads.profile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.precision.AccumulatorWidth;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.workloads.profile.ProfileException.Problem;

/** One profile meets one network. */
final class Resolution {
    private static final int NAMED = 5;

    private final PrecisionProfile profile;
    private final Network network;
    private final ImmutableList.Builder<Problem> problems = ImmutableList.builder();
    private final Map<String, TensorPrecision> activations = new LinkedHashMap<>();
    private final Map<String, List<String>> readers = new LinkedHashMap<>();
    private final Map<TensorRole, List<String>> missing = new LinkedHashMap<>();

    Resolution(PrecisionProfile profile, Network network) {
        this.profile = profile;
        this.network = network;
    }

    EffectivePrecision resolve() {
        checkRules();
        for (Layer layer : network.layers()) {
            given(layer, TensorRole.ACTIVATIONS)
                    .ifPresentOrElse(
                            found -> activations.put(layer.name(), found), () -> miss(layer, TensorRole.ACTIVATIONS));
            if (weights(layer).isEmpty() && activations.containsKey(layer.name())) {
                miss(layer, TensorRole.WEIGHTS);
            }
            for (String input : layer.inputs()) {
                readers.computeIfAbsent(input, name -> new ArrayList<>()).add(layer.name());
            }
        }
        reportMissing();
        ImmutableList<Problem> found = problems.build();
        if (!found.isEmpty()) {
            throw new ProfileException(found);
        }
        ImmutableMap.Builder<String, LayerPrecision> layers = ImmutableMap.builder();
        for (Layer layer : network.layers()) {
            layers.put(layer.name(), precision(layer));
        }
        return new EffectivePrecision(profile.name(), network, layers.buildOrThrow());
    }

    private LayerPrecision precision(Layer layer) {
        TensorPrecision w = weights(layer).orElseThrow();
        TensorPrecision a = activationsOf(layer.name());
        TensorPrecision sums = given(layer, TensorRole.PARTIAL_SUMS).orElseGet(() -> {
            AccumulatorWidth width = AccumulatorWidth.derive(
                    w.format(), a.format(), layer.operation().reductionLength());
            return TensorPrecision.of(width.format(), "derived: " + width.reason());
        });
        TensorPrecision outputs = given(layer, TensorRole.OUTPUTS).orElseGet(() -> asRead(layer));
        return new LayerPrecision(w, a, sums, outputs, products(layer));
    }

    /** The last rule that speaks of block products, else the default; none for vector work. */
    private Optional<BlockProducts> products(Layer layer) {
        if (layer.operation() instanceof VectorOperation) {
            return Optional.empty();
        }
        return profile.layers().reverse().stream()
                .filter(rule -> rule.products().isPresent() && rule.matches(layer))
                .findFirst()
                .flatMap(PrecisionRule::products)
                .or(profile::products);
    }

    /** The last rule that speaks of the tensor, else the default. */
    private Optional<TensorPrecision> given(Layer layer, TensorRole role) {
        return byRule(layer, role).or(() -> profile.byDefault(role).map(f -> f.resolved("default " + role.label())));
    }

    private Optional<TensorPrecision> byRule(Layer layer, TensorRole role) {
        for (PrecisionRule rule : profile.layers().reverse()) {
            if (rule.matches(layer) && rule.of(role).isPresent()) {
                return rule.of(role).map(f -> f.resolved("rule: " + rule.label()));
            }
        }
        return Optional.empty();
    }

    private Optional<TensorPrecision> weights(Layer layer) {
        Optional<TensorPrecision> ruled = byRule(layer, TensorRole.WEIGHTS);
        if (ruled.isPresent()) {
            return ruled;
        }
        TensorPrecision own = activations.get(layer.name());
        if (layer.operation() instanceof MatrixMultiply product && product.dynamicWeights()) {
            return Optional.ofNullable(own).map(a -> because(a, "made by another layer: as activations"));
        }
        if (layer.operation() instanceof VectorOperation work && work.weightElements() == 0) {
            return Optional.ofNullable(own).map(a -> because(a, "no weights: as activations"));
        }
        return profile.byDefault(TensorRole.WEIGHTS).map(f -> f.resolved("default weights"));
    }

    /** Results are stored as they are read: in the widest format among the readers, or the layer's own at the end. */
    private TensorPrecision asRead(Layer layer) {
        TensorPrecision widest = null;
        String reader = "";
        for (String name : readers.getOrDefault(layer.name(), List.of())) {
            TensorPrecision read = activationsOf(name);
            if (widest == null
                    || read.format().bitsPerElement() > widest.format().bitsPerElement()) {
                widest = read;
                reader = name;
            }
        }
        return widest == null
                ? because(activationsOf(layer.name()), "end of the network: as activations")
                : because(widest, "as read by " + reader);
    }

    private TensorPrecision activationsOf(String layer) {
        return Optional.ofNullable(activations.get(layer)).orElseThrow();
    }

    private static TensorPrecision because(TensorPrecision precision, String reason) {
        return new TensorPrecision(precision.format(), precision.granularity(), precision.detected(), reason);
    }

    private void checkRules() {
        for (int i = 0; i < profile.layers().size(); i++) {
            PrecisionRule rule = profile.layers().get(i);
            if (network.layers().stream().noneMatch(rule::matches)) {
                problems.add(unmatched(rule, "layers[" + i + "]"));
            }
        }
    }

    private Problem unmatched(PrecisionRule rule, String at) {
        List<String> names = network.layers().stream().map(Layer::name).toList();
        Set<String> kinds = new LinkedHashSet<>();
        network.layers().forEach(layer -> kinds.add(layer.operation().kind()));
        boolean kindKnown = rule.op().map(kinds::contains).orElse(true);
        if (!kindKnown) {
            String kind = rule.op().orElseThrow();
            return new Problem(
                    at + ".op",
                    "no layer of " + network.name() + " is a '" + kind + "'",
                    Nearest.remedy(kind, kinds, "its kinds"));
        }
        String pattern = rule.match().orElseThrow();
        boolean nameKnown = names.stream().anyMatch(name -> Glob.matches(pattern, name));
        if (nameKnown) {
            return new Problem(
                    at + ".op",
                    "no layer that matches '" + pattern + "' is a '" + rule.op().orElseThrow() + "'",
                    "drop 'op', or one of 'match' and 'op' is meant otherwise");
        }
        return new Problem(
                at + ".match",
                "no layer of " + network.name() + " matches '" + pattern + "'",
                Nearest.of(pattern, names)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("") + "layers: " + shortened(names));
    }

    private void miss(Layer layer, TensorRole role) {
        missing.computeIfAbsent(role, r -> new ArrayList<>()).add(layer.name());
    }

    private void reportMissing() {
        missing.forEach((role, layers) -> problems.add(new Problem(
                "",
                "profile " + profile.name() + " gives no format for the " + role.label() + " of " + shortened(layers),
                "add '" + role.label() + ": FORMAT' as a default or by a rule")));
    }

    private static String shortened(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? shown : shown + " and " + (names.size() - NAMED) + " more";
    }
}
