package org.bitgauge.lab.search;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.BlockedFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.workloads.profile.PrecisionRule;
import org.bitgauge.workloads.profile.TensorFormat;

/**
 * The configuration of an Ax-BxP array (Elangovan et al., ACM TODAES 2021): which blocks of weights and activations are kept,
 * chosen for the network, for each layer, or for each tensor.
 */
@AutoService(SearchType.class)
public final class BlocksSearch implements SearchType<BlocksSearch.Spec> {
    /** What shares a choice. */
    public enum Level {
        @Doc("The whole network.")
        NETWORK,
        @Doc("Each layer, weights and activations alike.")
        LAYER,
        @Doc("Each tensor.")
        TENSOR
    }

    /**
     * Parameters.
     *
     * @param bits width of whole operands
     * @param blockBits width of a block
     * @param dynamic whether each element keeps its own most significant blocks
     * @param level what shares a choice
     * @param goal what is made least
     * @param inputs inputs of a probe
     * @param steps measurements that look for the largest sum of errors
     * @param refinements measurements of single steps afterwards
     */
    public record Spec(
            @Doc("Width of whole operands, N.") @Default("8") @Range(min = 2, max = 16) int bits,
            @Doc("Width of a block, K; divides N.") @Default("2") @Range(min = 1, max = 8) int blockBits,
            @Doc("Each element keeps its own most significant blocks; else all keep the same.") @Default("true")
                    boolean dynamic,
            @Doc("What shares a choice.") @Default("layer") Level level,
            @Doc("What is made least.") @Default("energy") LayerGoal goal,
            @Doc("Inputs over which the error of a choice alone is probed.")
                    @Default("64")
                    @Range(min = 1, max = 100_000)
                    int inputs,
            @Doc("Measurements that look for the largest sum of errors that holds.")
                    @Default("10")
                    @Range(min = 1, max = 1000)
                    int steps,
            @Doc("Measurements that make single layers narrower afterwards.")
                    @Default("20")
                    @Range(min = 0, max = 10_000)
                    int refinements)
            implements SearchSpec {
        public Spec {
            if (bits % blockBits != 0) {
                throw new IllegalArgumentException(
                        "blocks of " + blockBits + " bits do not divide operands of " + bits + " bits");
            }
        }

        @Override
        public boolean calibrates() {
            return true;
        }

        @Override
        public String gainTitle() {
            return goal.title();
        }
    }

    @Override
    public String typeName() {
        return "blocks";
    }

    @Override
    public String doc() {
        return "Blocks that an Ax-BxP array computes, for a network, its layers, or its tensors.";
    }

    @Override
    public Class<Spec> specType() {
        return Spec.class;
    }

    @Override
    public SearchResult search(Spec spec, Trials trials, Hardware hardware) {
        int blocks = spec.bits() / spec.blockBits();
        ImmutableList.Builder<Option> options = ImmutableList.builder();
        for (int weights = 1; weights <= blocks; weights++) {
            for (int activations = 1; activations <= blocks; activations++) {
                if (spec.level() == Level.TENSOR || weights == activations) {
                    options.add(option(spec, trials.subject(), weights, activations));
                }
            }
        }
        Layerwise search = new Layerwise(trials, hardware, spec.goal(), options.build());
        return spec.level() == Level.NETWORK
                ? search.uniform()
                : search.search(spec.inputs(), spec.steps(), spec.refinements());
    }

    private static Option option(Spec spec, Subject subject, int weights, int activations) {
        return new Option(
                "w" + weights + "-a" + activations + "-of-" + spec.bits() / spec.blockBits(),
                layer -> rule(spec, subject, layer, weights, activations),
                layer -> ImmutableList.of(rule(spec, subject, layer, weights, activations)),
                FixedPointFormat.integer(spec.bits()));
    }

    private static PrecisionRule rule(Spec spec, Subject subject, String layer, int weights, int activations) {
        return new PrecisionRule(
                Optional.of(layer),
                Optional.empty(),
                Optional.of(blocks(spec, subject.fixed(layer, TensorRole.WEIGHTS, spec.bits()), weights)),
                Optional.of(blocks(spec, activations(spec, subject, layer), activations)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(BlockProducts.keep(weights * activations)));
    }

    /** With a sign in every layer where one layer needs it: the array is one. */
    private static FixedPointFormat activations(Spec spec, Subject subject, String layer) {
        FixedPointFormat own = subject.fixed(layer, TensorRole.ACTIVATIONS, spec.bits());
        boolean signs = subject.layers().stream()
                .anyMatch(other -> subject.fixed(other, TensorRole.ACTIVATIONS, spec.bits())
                        .isSigned());
        return signs && !own.isSigned()
                ? new FixedPointFormat(own.bits(), own.fractionBits() - 1, true, true, own.rounding())
                : own;
    }

    private static TensorFormat blocks(Spec spec, FixedPointFormat whole, int kept) {
        return TensorFormat.of(
                spec.dynamic()
                        ? new BlockedFormat(whole, spec.blockBits(), kept, 0)
                        : BlockedFormat.top(whole, spec.blockBits(), kept));
    }
}
