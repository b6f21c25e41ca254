package org.bitgauge.lab.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.core.result.ClaimRow;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.experiment.ExperimentRunner;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.PointEvaluator;
import org.bitgauge.lab.explore.PointRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shipped pack of Su et al. as a user runs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SuPackTest {
    private static final ExperimentTypes TYPES = ExperimentTypes.load();

    private Bound<ExperimentSpec> bound = bind("configs/papers/su2018/mnist.yaml");
    private ImmutableList<ComparedRun> runs = ImmutableList.of();
    private ImmutableList<AccuracyRow> rows = ImmutableList.of();
    private ImmutableList<ClaimRow> claims = ImmutableList.of();

    @BeforeAll
    void run() throws InterruptedException {
        ResultSet results = new ExperimentRunner(TYPES).run(bound, 2);
        runs = results.runs();
        rows = results.accuracy();
        claims = results.claims();
    }

    @Test
    void everyPrecisionThatReachesATargetRunsOnBothDevices() {
        List<AccuracyRow> reached = rows.stream().filter(AccuracyRow::reached).toList();
        assertThat(reached).isNotEmpty();
        for (AccuracyRow row : reached) {
            assertThat(runsOf(row))
                    .as(row.toString())
                    .extracting(RunResult::design)
                    .contains("zynq-7020", "zu7ev");
        }
    }

    @Test
    void noRunTakesMoreThanTheUsablePartOfItsDevice() {
        for (ComparedRun run : runs) {
            run.run().resources().stream()
                    .filter(entry -> entry.available() > 0)
                    .forEach(entry -> assertThat(run.run().resource(entry.resource()))
                            .as(run.run().design() + " " + run.run().network() + " " + entry.resource())
                            .isLessThanOrEqualTo(entry.available()));
            assertThat(run.run().energyJ()).isPositive();
        }
    }

    /** More accuracy in the same precision needs a network at least as large, hence never less device time. */
    @Test
    void accuracyIsNeverFree() {
        for (AccuracyRow row : rows) {
            rows.stream()
                    .filter(other -> other.series().equals(row.series())
                            && other.precision().equals(row.precision())
                            && other.reached()
                            && row.reached()
                            && other.target() > row.target())
                    .min(Comparator.comparingDouble(AccuracyRow::target))
                    .ifPresent(next -> {
                        assertThat(next.macs()).isGreaterThanOrEqualTo(row.macs());
                        assertThat(next.weightBits()).isGreaterThanOrEqualTo(row.weightBits());
                    });
        }
    }

    @Test
    void theClaimsOfTheAbstractAreJudged() {
        assertThat(claims).hasSize(11);
        assertThat(claims)
                .filteredOn(claim -> claim.series().equals("cnn, 10 epochs"))
                .extracting(ClaimRow::verdict)
                .containsExactly("false", "false", "false");
        assertThat(claims)
                .filteredOn(claim -> claim.series().equals("mlp, 10 epochs"))
                .extracting(ClaimRow::verdict)
                .containsExactly("not decidable", "false", "true");
    }

    /** A point of an exploration gives the same runs as the pack, each with the accuracy that it reaches. */
    @Test
    void rowsOfAnExplorationCarryTheTargetsAsAccuracy() {
        ImmutableList<PointRow> points = new PointEvaluator(TYPES).apply(bound.root());
        assertThat(points).extracting(PointRow::error).containsOnly("");
        assertThat(points)
                .extracting(point -> point.metric("accuracy"))
                .containsOnly(0.97, 0.98, 0.985, 0.988, 0.99, 0.992);
        assertThat(points)
                .extracting(PointRow::series)
                .containsOnly("mlp, 10 epochs", "mlp, 30 epochs", "cnn, 10 epochs");
        AccuracyRow row = rows.stream().filter(AccuracyRow::reached).findFirst().orElseThrow();
        RunResult run = runsOf(row).get(0);
        PointRow point = points.get(0);
        assertThat(point.network()).isEqualTo(row.network());
        assertThat(point.metric("inferences_per_s")).isCloseTo(run.inferences() / run.timeS(), within(1e-6));
        assertThat(point.metric("device_time_s")).isEqualTo(run.deviceTimeS());
        assertThat(point.metric("area_mm2")).isNaN();
        assertThat(point.cost("accuracy")).isEqualTo(-row.target());
    }

    private List<RunResult> runsOf(AccuracyRow row) {
        return runs.stream()
                .map(ComparedRun::run)
                .filter(run ->
                        run.network().equals(row.network()) && run.profile().equals(row.profile()))
                .toList();
    }

    private static Bound<ExperimentSpec> bind(String file) {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("configs/quickstart.yaml"))) {
            at = Objects.requireNonNull(at.getParent(), "no repository above the test");
        }
        return TYPES.binder().load(at.resolve(file), ExperimentSpec.class, ImmutableList.of());
    }
}
