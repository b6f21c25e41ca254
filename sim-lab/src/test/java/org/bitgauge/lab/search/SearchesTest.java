package org.bitgauge.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.evaluate.Evaluator;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.FormatSweep;
import org.bitgauge.lab.experiment.IntegerRange;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches on a network whose accuracy is a formula, so that the best answer is known. */
class SearchesTest {
    private static final FormatSet FLOATS = new FormatSet(
            List.of(new FormatSweep(
                    Optional.of(new FormatSweep.Floats(new IntegerRange(3, 8), new IntegerRange(1, 12))),
                    Optional.empty(),
                    FormatSweep.Sums.OWN)),
            List.of());

    @TempDir
    private Path folder;

    private final FakeSubject subject = new FakeSubject();

    private Hardware hardware() {
        ExperimentTypes types = ExperimentTypes.load();
        DesignSpec design = types.binder()
                .load(Path.of("../configs/designs/edge-npu.yaml"), DesignSpec.class, List.of())
                .value();
        return new Hardware(
                new DesignBuilder(types.units()), design, new Evaluator(new TileMapper(), new EventEngine()));
    }

    private Trials trials(String log, long budget) throws IOException {
        return new Trials(subject, EvaluationLog.open(folder.resolve(log)), budget, 0.99);
    }

    private Path predictor() throws IOException {
        StringBuilder text = new StringBuilder("# by hand\nnetwork,profile,r2,normalised\n");
        for (double noise = 0; noise < 0.2; noise += 0.01) {
            text.append("other,x,")
                    .append(1 / (1 + 0.5 * noise))
                    .append(',')
                    .append(1 / (1 + 0.3 * noise))
                    .append('\n');
        }
        text.append("fake,x,0,1\n");
        return Files.writeString(folder.resolve("predictor.csv"), text);
    }

    @Test
    void measuringInTheOrderOfGainFindsWhatMeasuringAllFinds() throws IOException {
        ExhaustiveSearch search = new ExhaustiveSearch();
        SearchResult first =
                search.search(new ExhaustiveSearch.Spec(FLOATS, GainKind.MAC, false, 0), trials("a", 1000), hardware());
        SearchResult all =
                search.search(new ExhaustiveSearch.Spec(FLOATS, GainKind.MAC, true, 10), trials("b", 1000), hardware());
        assertThat(first.holds()).isTrue();
        assertThat(first.profile()).isEqualTo(all.profile());
        assertThat(all.tried()).hasSize(6 * 12);
        Tried chosen = all.tried().stream()
                .filter(t -> t.profile().equals(all.profile()))
                .findFirst()
                .orElseThrow();
        assertThat(all.tried()).filteredOn(t -> t.correct() >= 9801).allMatch(t -> t.gain() <= chosen.gain());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void hillsSearchFindsTheFormatOfExhaustiveSearchWithFewEvaluations(int refinements) throws IOException {
        Trials trials = trials("hill", 1000);
        SearchResult found = new HillSearch()
                .search(
                        new HillSearch.Spec(FLOATS, GainKind.MAC, predictor(), 0.5, 10, refinements),
                        trials,
                        hardware());
        SearchResult all = new ExhaustiveSearch()
                .search(new ExhaustiveSearch.Spec(FLOATS, GainKind.MAC, true, 0), trials("all", 1000), hardware());
        assertThat(found.profile()).isEqualTo(all.profile());
        assertThat(found.holds()).isTrue();
        assertThat(trials.evaluations()).isLessThanOrEqualTo(refinements + 1);
        assertThat(found.facts().get(0)).contains("predictor without fake").contains("over 20 points");
    }

    @Test
    void withoutRefinementThePredictionIsMeasuredOnceAsProof() throws IOException {
        Trials trials = trials("hill", 1000);
        SearchResult found = new HillSearch()
                .search(new HillSearch.Spec(FLOATS, GainKind.MAC, predictor(), 0.5, 10, 0), trials, hardware());
        assertThat(trials.evaluations()).isEqualTo(1);
        assertThat(found.tried()).hasSize(1);
    }

    @Test
    void layersOfTheirOwnWidthTakeLessEnergyThanOneWidthForAll() throws IOException {
        LayersSearch.Spec spec =
                new LayersSearch.Spec(new IntegerRange(2, 8), new IntegerRange(2, 8), LayerGoal.ENERGY, 16, 10, 30);
        SearchResult found = new LayersSearch().search(spec, trials("layers", 500), hardware());
        assertThat(found.holds()).isTrue();
        assertThat(found.tried())
                .extracting(Tried::profile)
                .doesNotHaveDuplicates()
                .hasSize(subject.measurements());
        assertThat(found.profile().layers()).hasSize(5);
        assertThat(found.facts()).anyMatch(fact -> fact.matches(".*energy on edge-npu.* [1-9][0-9.]* % less.*"));
    }

    @Test
    void hillsSearchShowsTheMostAccurateOneTriedWhereNoneHolds() throws IOException {
        FormatSet coarse = new FormatSet(List.of(), List.of(profile("e4m1"), profile("e4m2"), profile("e3m3")));
        SearchResult found = new HillSearch()
                .search(
                        new HillSearch.Spec(coarse, GainKind.MAC, predictor(), 0.5, 10, 2),
                        trials("h", 10),
                        hardware());
        assertThat(found.holds()).isFalse();
        assertThat(found.correct())
                .isEqualTo(
                        found.tried().stream().mapToLong(Tried::correct).max().orElseThrow());
    }

    @Test
    void aTargetThatNothingReachesShowsTheBest() throws IOException {
        FormatSet coarse = new FormatSet(List.of(), List.of(profile("e4m1"), profile("e4m2")));
        SearchResult found = new ExhaustiveSearch()
                .search(new ExhaustiveSearch.Spec(coarse, GainKind.MAC, false, 0), trials("x", 10), hardware());
        assertThat(found.holds()).isFalse();
        assertThat(found.profile()).isEqualTo(profile("e4m2"));
        assertThat(found.facts()).first().asString().contains("none holds; the most accurate is e4m2");
    }

    @Test
    void anInterruptedSearchGoesOnFromItsLogAndEndsTheSame() throws IOException {
        ExhaustiveSearch.Spec spec = new ExhaustiveSearch.Spec(FLOATS, GainKind.MAC, true, 0);
        assertThatThrownBy(() -> new ExhaustiveSearch().search(spec, trials("log", 20), hardware()))
                .isInstanceOf(BudgetSpentException.class)
                .hasMessageContaining("20 evaluations");
        assertThat(subject.measurements()).isEqualTo(20);
        Files.writeString(folder.resolve("log"), Files.readString(folder.resolve("log")) + "0123456789abcdef,corr");
        Trials again = trials("log", 1000);
        SearchResult resumed = new ExhaustiveSearch().search(spec, again, hardware());
        assertThat(again.measured()).isEqualTo(72 - 20);
        assertThat(again.evaluations()).isEqualTo(72);
        SearchResult fresh = new ExhaustiveSearch().search(spec, trials("fresh", 1000), hardware());
        assertThat(resumed).isEqualTo(fresh);
    }

    @Test
    void aFileThatIsNoLogIsNotTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine\n");
        assertThatThrownBy(() -> EvaluationLog.open(file)).hasMessageContaining("is no log of evaluations");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aPredictorNeedsOtherNetworks() throws IOException {
        Path file = Files.writeString(
                folder.resolve("own.csv"), "network,profile,r2,normalised\nfake,int8,0.5,0.9\nfake,int4,0.1,0.2\n");
        assertThatThrownBy(() -> Predictor.fit(Predictor.read(file), "fake", 0))
                .hasMessageContaining("needs measured points of other networks than fake");
        Path wrong = Files.writeString(folder.resolve("w.csv"), "network,profile,r2,normalised\nx,y,z,1\n");
        assertThatThrownBy(() -> Predictor.read(wrong)).hasMessageContaining("w.csv:2: 'x,y,z,1'");
    }

    /** Three points on normalised = 0.5 R2 + 0.5, one off it by the network under test. */
    @Test
    void theLineIsTheLeastSquaresLine() {
        Predictor line = Predictor.fit(
                ImmutableList.of(
                        new Predictor.Point("a", "p", 0, 0.5),
                        new Predictor.Point("a", "q", 0.5, 0.75),
                        new Predictor.Point("b", "p", 1, 1),
                        new Predictor.Point("own", "p", 1, 0)),
                "own",
                0);
        assertThat(line).isEqualTo(new Predictor(0.5, 0.5, 3, 1));
    }

    private static PrecisionProfile profile(String format) {
        return PrecisionProfile.of(NumberFormats.parse(format));
    }
}
