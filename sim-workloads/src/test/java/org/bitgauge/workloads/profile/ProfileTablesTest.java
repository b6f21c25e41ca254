package org.bitgauge.workloads.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.zoo.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles as tables and as precision.txt. */
class ProfileTablesTest {
    private static final ImmutableList<String> FORMATS = ImmutableList.of(
            "fp32",
            "e6m7[rounding=toward_zero]",
            "fixed(8,4)",
            "mxfp6_e3m2",
            "bfp(4,16)",
            "ternary",
            "pow2(4)",
            "nvfp4");

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTableLosesNothing(long seed) {
        PrecisionProfile profile = random(new Random(seed));
        assertThat(ProfileCsv.read(ProfileCsv.write(profile), "table")).isEqualTo(profile);
    }

    private static PrecisionProfile random(Random random) {
        ImmutableList.Builder<PrecisionRule> rules = ImmutableList.builder();
        for (int i = random.nextInt(5); i > 0; i--) {
            boolean op = random.nextInt(3) == 0;
            rules.add(new PrecisionRule(
                    op ? Optional.empty() : Optional.of("layer \"" + i + "\", a*"),
                    op ? Optional.of("gemm") : Optional.empty(),
                    Optional.of(format(random)),
                    maybe(random),
                    maybe(random),
                    maybe(random),
                    products(random)));
        }
        return new PrecisionProfile(
                "p" + random.nextInt(100),
                maybe(random),
                maybe(random),
                maybe(random),
                maybe(random),
                Optional.empty(),
                rules.build(),
                products(random));
    }

    private static Optional<BlockProducts> products(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Optional.of(BlockProducts.keep(1 + random.nextInt(12)));
            case 1 -> Optional.of(BlockProducts.mask("11", "10"));
            default -> Optional.empty();
        };
    }

    private static Optional<TensorFormat> maybe(Random random) {
        return random.nextBoolean() ? Optional.of(format(random)) : Optional.empty();
    }

    private static TensorFormat format(Random random) {
        boolean channel = random.nextInt(3) == 0;
        return new TensorFormat(
                NumberFormats.parse(FORMATS.get(random.nextInt(FORMATS.size()))),
                channel,
                channel || random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(256)),
                random.nextBoolean());
    }

    @Test
    void everyWrongLineOfATableIsNamed() {
        String table =
                """
                # profile: p
                rule,match,op,tensor,format,per_channel,group,detected
                0,,,weights,int9x,false,,false
                0,,,activation,int8,false,,false
                1,conv1,,weights,int8,false
                """;
        assertThatThrownBy(() -> ProfileCsv.read(table, "p.csv"))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("p.csv:3: ")
                .hasMessageContaining("p.csv:4: 'activation' is no tensor")
                .hasMessageContaining("p.csv:5: has 6 cells, not 8");
    }

    @Test
    void precisionTxtComesBackEqual() {
        String text =
                """
                magnitude (+1 of the sign), fraction, wgt_magnitude, wgt_fraction
                9;6;6;5;5;
                1;5;4;4;5;
                2;1;1;1;1;
                9;10;9;10;10;
                """;
        Network network = lenet();
        ImmutableList<String> names = network.layers().stream()
                .filter(layer -> layer.operation().macs() > 0)
                .map(layer -> layer.name())
                .collect(ImmutableList.toImmutableList());
        PrecisionProfile profile = PrecisionTxt.read(text, names, "precision.txt");
        assertThat(profile.layers().get(0).activations().orElseThrow().format().name())
                .isEqualTo("fixed(10,1)[symmetric=true]");
        PrecisionTxt.Written written = PrecisionTxt.write(profile, network);
        assertThat(written.text()).isEqualTo(text);
        assertThat(written.losses()).isEmpty();
    }

    @Test
    void precisionTxtNamesWhatItCannotHold() {
        PrecisionTxt.Written written =
                PrecisionTxt.write(PrecisionProfile.of(NumberFormats.parse("ufixed(8,4)")), lenet());
        assertThat(written.losses()).hasSize(10).allMatch(loss -> loss.what().contains("unsigned"));
        assertThatThrownBy(() -> PrecisionTxt.write(PrecisionProfile.of(NumberFormats.parse("e4m3")), lenet()))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("conv1: weights are e4m3; precision.txt holds fixed point only");
    }

    @Test
    void precisionTxtWithTooFewNumbersIsRefused() {
        assertThatThrownBy(() -> PrecisionTxt.read("t\n1;\n1;\n1;2;\n1;\n", ImmutableList.of("a"), "p.txt"))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("p.txt:4: has 2 numbers for 1 layers");
        assertThatThrownBy(() -> PrecisionTxt.read("t\n1;\n", ImmutableList.of("a"), "p.txt"))
                .hasMessageContaining("four lines");
    }

    private static Network lenet() {
        return Networks.of("lenet5");
    }
}
