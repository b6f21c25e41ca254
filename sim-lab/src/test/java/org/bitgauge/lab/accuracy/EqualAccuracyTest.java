package org.bitgauge.lab.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.result.ClaimRow;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EqualAccuracyTest {
    private static final ScaledNetwork MLP = new ScaledNetwork(ScaledNetwork.Kind.MLP, 784, 2, 10, 8);

    /** W4A4, 10 epochs: 97.85, 98.01, 98.04 % at 64 (mean 97.967 %) and 98.44 % at 128. */
    @Test
    void aTargetBetweenTwoTrainedWidthsIsInterpolatedOverTheLogarithmOfTheWidth() {
        AccuracyCurve curve = AccuracyTable.mnist().curve("mlp", OptionalInt.of(10), new Precision(4, 4));
        AccuracyCurve.Crossing crossing = curve.reaching(0.98).orElseThrow();
        double share = (0.98 - 2.9390 / 3) / (0.9844 - 2.9390 / 3);
        assertThat(crossing.width()).isCloseTo(64 * Math.pow(2, share), within(1e-9));
        assertThat(crossing.below()).isEqualTo(64);
        assertThat(crossing.above()).isEqualTo(128);
        assertThat(crossing.how()).isEqualTo("interpolated");
    }

    @Test
    void nothingIsSaidBeyondTheTrainedWidths() {
        AccuracyTable table = AccuracyTable.mnist();
        assertThat(table.curve("mlp", OptionalInt.of(10), new Precision(1, 2)).reaching(0.99))
                .isEmpty();
        AccuracyCurve.Crossing first = table.curve("mlp", OptionalInt.of(30), new Precision(4, 4))
                .reaching(0.98)
                .orElseThrow();
        assertThat(first.how()).isEqualTo("first width");
        assertThat(first.width()).isEqualTo(128);
    }

    @Test
    void everyNetworkOfThePlanHasTheSizeOfItsWidth() {
        EqualAccuracyPlan plan = EqualAccuracyPlan.of(new EqualAccuracySpec(
                Optional.of("mnist"),
                Optional.empty(),
                List.of(0.98),
                List.of(new AccuracySeries("a", "mlp", Optional.of(10), MLP)),
                List.of()));
        assertThat(plan.points()).hasSize(9);
        EqualAccuracyPlan.Point four = plan.points().stream()
                .filter(p -> p.row().precision().equals("w4a4"))
                .findFirst()
                .orElseThrow();
        assertThat(four.row().network()).isEqualTo("mlp-72");
        assertThat(four.row().macs()).isEqualTo(784 * 72 + 72 * 72 + 10 * 72);
        assertThat(four.row().weightBits()).isEqualTo(4 * four.row().macs());
    }

    @Test
    void trainedWidthsOfTheCnnAreThoseOfTheTable() {
        ScaledNetwork lenet = new ScaledNetwork(ScaledNetwork.Kind.LENET, 784, 2, 10, 8);
        assertThat(lenet.build(0.25, true).macs()).isEqualTo(63_040);
        assertThat(lenet.build(0.5, true).macs()).isEqualTo(133_740);
        assertThat(lenet.build(0.75, true).macs()).isEqualTo(231_700);
        assertThat(lenet.build(2, true).macs()).isEqualTo(1_429_200);
    }

    @Test
    void aTableOfOnesOwnWorksTheSameWay(@TempDir Path folder) throws IOException, InterruptedException {
        Path own = folder.resolve("own.csv");
        Files.writeString(
                own,
                """
                # made up for a test
                network,width,weight_bits,activation_bits,accuracy
                tiny,8,1,2,0.80
                tiny,32,1,2,0.90
                tiny,8,32,32,0.90
                tiny,32,32,32,0.95
                """);
        Path file = folder.resolve("own.yaml");
        Files.writeString(
                file,
                """
                name: own
                equal-accuracy:
                  file: own.csv
                  targets: [0.85, 0.9, 0.99]
                  series:
                    - {name: tiny, rows: tiny, scaled: {kind: mlp, inputs: 16, hidden: 1, outputs: 4}}
                  claims: [su2018]
                fabrics:
                  - {name: z, device: xc7z020, images: 50}
                """);
        ResultSet results = run(file);
        assertThat(results.accuracy()).hasSize(6);
        assertThat(results.accuracy().get(0).width()).isCloseTo(16, within(1e-9));
        assertThat(results.accuracy().get(0).network()).isEqualTo("mlp-16");
        assertThat(results.accuracy().get(4).how()).isEqualTo("not reached");
        assertThat(results.provenance().sources()).contains("accuracy: made up for a test");
        assertThat(results.claims()).extracting(ClaimRow::verdict).contains("not decidable");
        assertThat(results.runs()).allSatisfy(r -> assertThat(r.run().energyJ()).isPositive());
    }

    @Test
    void aTableWithoutSourceOrColumnIsRefused(@TempDir Path folder) throws IOException {
        Path bare = folder.resolve("bare.csv");
        Files.writeString(bare, "network,width,weight_bits,activation_bits,accuracy\na,1,1,1,0.5\n");
        assertThatThrownBy(() -> AccuracyTable.read(bare)).hasMessageContaining("source");
        Files.writeString(bare, "# s\nnetwork,width,weight_bits,accuracy\na,1,1,0.5\n");
        assertThatThrownBy(() -> AccuracyTable.read(bare)).hasMessageContaining("activation_bits");
        Files.writeString(bare, "# s\nnetwork,width,weight_bits,activation_bits,accuracy\na,1,1,1,97.5\n");
        assertThatThrownBy(() -> AccuracyTable.read(bare)).hasMessageContaining("bare.csv:3");
    }

    private static ResultSet run(Path file) throws InterruptedException {
        ExperimentTypes types = ExperimentTypes.load();
        Bound<ExperimentSpec> bound = types.binder().load(file, ExperimentSpec.class, ImmutableList.of());
        return new ExperimentRunner(types).run(bound, 2);
    }
}
