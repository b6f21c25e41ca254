package org.bitgauge.lab.validate.gemmini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.FamilyReport;
import org.bitgauge.lab.validate.ValidationInputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GemminiFamilyTest {
    private final GemminiFamily family = new GemminiFamily();
    private final EventEngine engine = new EventEngine();

    @Test
    void theShippedPointsAreWithinTheirBound() {
        FamilyReport report = FamilyReport.of(family, family.replay(Optional.empty()));
        assertThat(report.cases()).hasSize(280);
        assertThat(report.medianAbsError()).isLessThan(0.09);
        assertThat(report.geomeanRatio()).isBetween(0.87, 1.0);
        assertThat(report.spearman()).isGreaterThan(0.97);
        assertThat(report.ok()).isTrue();
    }

    @Test
    void allPublicPointsAreWithinTheirBound() {
        Path folder = shared("golden/gemmini");
        Assumptions.assumeTrue(Files.isDirectory(folder));
        FamilyReport report = FamilyReport.of(family, family.replay(Optional.of(folder)));
        assertThat(report.cases()).hasSize(1567);
        assertThat(report.medianAbsError()).isLessThan(0.09);
        assertThat(report.spearman()).isGreaterThan(0.98);
    }

    /**
     * By hand, 16 x 16 x 16 on a 4 x 4 array: 64 commands of 136 cycles each. Before them the first 4 rows of inputs and 4 of
     * weights: one cycle each and 11 x 4 x 16 / 4096 for pages, rounded up to 5 cycles for each tensor; 5 after them for the
     * last results.
     */
    @Test
    void smallCommandsTakeTheirIssueTime() {
        GemminiPoint point = new GemminiPoint(
                Extents.of(1, 16, 16, 16, 1, 1, 1),
                1,
                MappingText.parse("L3[WIO] N1 - L2[WI] K4X - L1[O] K4 C4 P16 C4X - L0[W] N1"));
        LoopProgram program = LoopProgram.of(point, GemminiPreset.firesim());
        assertThat(program.commands()).isEqualTo(64);
        assertThat(program.tile()).isEqualTo(Extents.of(1, 4, 4, 4, 1, 1, 1));
        assertThat(cycles(point, GemminiPreset.firesim())).isEqualTo(5 + 5 + 64 * 136 + 5);
    }

    @Test
    void everyMultiplicationIsDoneOnceWhereTilesDivideTheLayer() {
        GemminiPoint point = new GemminiPoint(
                Extents.of(1, 256, 512, 28, 28, 3, 3),
                1,
                MappingText.parse("L3[WIO] C4 S3 K32 Q4 - L2[WI] N1 K16X - L1[O] R3 Q7 P7 C64X - L0[W] P4"));
        Schedule schedule = GemminiSchedule.of(point, GemminiPreset.firesim());
        long[] tiles = schedule.tilesByKind();
        long macs = IntStream.range(0, tiles.length)
                .mapToLong(k -> tiles[k] * schedule.kinds().get(k).macs())
                .sum();
        assertThat(macs).isEqualTo(point.layer().product());
        assertThat(tiles[1]).as("stores").isEqualTo(32 * 4);
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(i -> 77_000L + i);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void slowerPartsNeverMakeItFaster(long seed) {
        GemminiPoint point = random(new Random(seed));
        GemminiPreset base = GemminiPreset.firesim();
        long cycles = cycles(point, base);
        assertThat(cycles).isPositive();
        assertThat(cycles(point, with(base, base.cacheBytes(), base.issueCycles() * 2, 11, 6425)))
                .isGreaterThanOrEqualTo(cycles);
        assertThat(cycles(point, with(base, base.cacheBytes(), base.issueCycles(), 40, 6425)))
                .isGreaterThanOrEqualTo(cycles);
        assertThat(cycles(point, with(base, base.cacheBytes(), base.issueCycles(), 11, 2000)))
                .isGreaterThanOrEqualTo(cycles);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void skippingPeriodsChangesNothing(long seed) {
        Schedule schedule = GemminiSchedule.of(random(new Random(seed)), GemminiPreset.firesim());
        Assumptions.assumeTrue(schedule.order().tiles() < 50_000);
        assertThat(engine.run(schedule).cycles())
                .isEqualTo(new EventEngine(false).run(schedule).cycles());
    }

    @Test
    void anArrayThatWasBuiltIsTakenFromTheTable() {
        assertThat(point("16").arraySide()).isEqualTo(16);
        assertThat(point("128").arraySide()).as("128 x 128 never ran").isEqualTo(8);
        assertThat(point("4").arraySide()).as("too small for K8X").isEqualTo(8);
    }

    private static GemminiPoint point(String side) {
        CsvTable table = CsvTable.parse(
                "points.csv",
                """
                mapping.mapping,prob.C,prob.K,prob.N,prob.P,prob.Q,prob.R,prob.S,prob.Hstride,prob.Wstride,arch.meshX
                L3[WIO] K2 - L2[WI] K8X - L1[O] C3X - L0[W] P4,3,16,1,4,1,1,1,1,1,%s
                """
                        .formatted(side));
        return GemminiPoint.read(table, table.rows().get(0));
    }

    @Test
    void aFolderWithoutPointsIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> family.replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("holds no rtl_cycles.csv");
    }

    @Test
    void aPointThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("rtl_cycles.csv"),
                """
                target.gemmini_cycle,mapping.mapping,prob.C,prob.K,prob.N,prob.P,prob.Q,prob.R,prob.S,prob.Hstride,prob.Wstride
                5000,L3[WIO] K8 - L2[WI] K4X - L1[O] C3X,3,32,1,1,1,1,1,1,1
                """);
        assertThatThrownBy(() -> family.replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("point 1")
                .hasMessageContaining("has 3 levels");
    }

    private long cycles(GemminiPoint point, GemminiPreset preset) {
        return engine.run(GemminiSchedule.of(point, preset)).cycles();
    }

    private static GemminiPreset with(GemminiPreset base, long cache, long issue, long walk, long dram) {
        return new GemminiPreset(
                base.beatBytes(),
                base.requestBytes(),
                cache,
                base.cacheWays(),
                base.lineBytes(),
                base.pageBytes(),
                base.factorUnit(),
                base.loopsInFlight(),
                base.shortRowHundredths(),
                issue,
                walk,
                dram);
    }

    private static GemminiPoint random(Random random) {
        boolean product = random.nextInt(3) == 0;
        long[] dram = new long[7];
        long[] tile = new long[7];
        for (Dim dim : Dim.values()) {
            boolean one = dim == Dim.N || product && dim != Dim.P && dim != Dim.C && dim != Dim.K;
            dram[dim.ordinal()] = one ? 1 : 1 + random.nextInt(dim == Dim.R || dim == Dim.S ? 2 : 6);
            tile[dim.ordinal()] = one ? 1 : 1 + random.nextInt(dim == Dim.R || dim == Dim.S ? 3 : 30);
        }
        StringBuilder text = new StringBuilder("L3[WIO]");
        long[] layer = new long[7];
        long spatial = 1L << random.nextInt(7);
        for (Dim dim : Dim.values()) {
            text.append(' ').append(dim).append(dram[dim.ordinal()]);
            layer[dim.ordinal()] = dram[dim.ordinal()] * tile[dim.ordinal()] * (dim == Dim.K ? spatial : 1);
        }
        text.append(" - L2[WI] K").append(spatial).append("X - L1[O]");
        for (Dim dim : Dim.values()) {
            text.append(' ').append(dim).append(tile[dim.ordinal()]);
        }
        text.append(" - L0[W] N1");
        return new GemminiPoint(
                Extents.of(layer[0], layer[1], layer[2], layer[3], layer[4], layer[5], layer[6]),
                1 + random.nextInt(2),
                MappingText.parse(text.toString()));
    }

    private static Path shared(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared").resolve(path);
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Path.of("no-shared-folder");
    }
}
