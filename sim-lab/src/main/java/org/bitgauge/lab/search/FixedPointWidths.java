package org.bitgauge.lab.search;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.workloads.infer.WidthDescent;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.PrecisionRule;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * The narrowest fixed point of each layer's activations and weights, without regard to hardware: alone, jointly, then bit by
 * bit, as profiles for Stripes and its successors are made (Judd et al., "Proteus", ICS 2016).
 */
@AutoService(SearchType.class)
public final class FixedPointWidths implements SearchType<FixedPointWidths.Spec> {
    /** It has no parameters. */
    public record Spec() implements SearchSpec {
        @Override
        public boolean calibrates() {
            return true;
        }

        @Override
        public String gainTitle() {
            return "Tensors per bit";
        }
    }

    @Override
    public String typeName() {
        return "fixed-point";
    }

    @Override
    public String doc() {
        return "The narrowest fixed point of each tensor: alone, jointly, then bit by bit.";
    }

    @Override
    public Class<Spec> specType() {
        return Spec.class;
    }

    @Override
    public SearchResult search(Spec spec, Trials trials, Hardware hardware) {
        return new Run(trials).result();
    }

    private record Tensor(String layer, TensorRole role) {}

    private static final class Run {
        private final Trials trials;
        private final List<Tensor> tensors = new ArrayList<>();
        private final List<Tried> tried = new ArrayList<>();

        Run(Trials trials) {
            this.trials = trials;
            for (String layer : trials.subject().layers()) {
                tensors.add(new Tensor(layer, TensorRole.ACTIVATIONS));
                tensors.add(new Tensor(layer, TensorRole.WEIGHTS));
            }
        }

        SearchResult result() {
            int[] narrowest = tensors.stream()
                    .mapToInt(t -> format(t, 8).isSigned() ? 2 : 1)
                    .toArray();
            WidthDescent.Widths found =
                    new WidthDescent(narrowest, (widths, phase, tensor, bits) -> holds(widths)).run();
            Tried chosen = tried.stream()
                    .filter(t -> found.chosen().length > 0 && t.profile().equals(profile(found.chosen())))
                    .findFirst()
                    .orElseGet(() -> Tried.mostAccurate(tried));
            boolean holds = found.chosen().length > 0;
            ImmutableList.Builder<String> facts = ImmutableList.builder();
            for (int i = 0; i < tensors.size() && holds; i++) {
                facts.add(tensors.get(i).layer() + " " + tensors.get(i).role().label() + ": "
                        + found.alone()[i] + " bits alone, " + found.joint()[i] + " jointly (k = " + found.k() + "), "
                        + found.chosen()[i] + " in the end");
            }
            facts.add(trials.evaluations() + " evaluations");
            return new SearchResult(
                    chosen.profile(), chosen.correct(), holds, facts.build(), ImmutableList.copyOf(tried));
        }

        private boolean holds(int[] widths) {
            PrecisionProfile profile = profile(widths);
            int bits = 0;
            int rounded = 0;
            for (int width : widths) {
                bits += width;
                rounded += width > 0 ? 1 : 0;
            }
            Tried now = new Tried(profile, rounded / (double) bits, OptionalDouble.empty(), trials.correct(profile));
            tried.add(now);
            return now.correct() >= trials.threshold();
        }

        private PrecisionProfile profile(int[] widths) {
            ImmutableList.Builder<PrecisionRule> rules = ImmutableList.builder();
            for (int i = 0; i < widths.length; i += 2) {
                if (widths[i] > 0 || widths[i + 1] > 0) {
                    rules.add(LayersSearch.rule(
                            tensors.get(i).layer(), given(i + 1, widths[i + 1]), given(i, widths[i])));
                }
            }
            Optional<TensorFormat> exact = Optional.of(TensorFormat.of(FloatFormat.fp32()));
            return new PrecisionProfile(
                    "by-layer", exact, exact, Optional.empty(), Optional.empty(), Optional.empty(), rules.build());
        }

        private Optional<FixedPointFormat> given(int tensor, int bits) {
            return bits == 0 ? Optional.empty() : Optional.of(format(tensors.get(tensor), bits));
        }

        private FixedPointFormat format(Tensor tensor, int bits) {
            return trials.subject().fixed(tensor.layer(), tensor.role(), bits);
        }
    }
}
