package org.bitgauge.lab.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bitgauge.core.config.ConfigPath;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.core.config.YamlScalar;
import org.bitgauge.core.config.YamlSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointStoreTest {
    private static final String KEY = "0123abcd";

    @TempDir
    private Path folder = Path.of("");

    private static Grid grid(int points) {
        YamlNode base = YamlSource.parse("base.yaml", "a: 0\nb: {c: x}\n");
        ImmutableList.Builder<YamlNode> values = ImmutableList.builder();
        for (int i = 0; i < points; i++) {
            values.add(YamlSource.value("value", String.valueOf(10 + i)));
        }
        return new Grid(
                base,
                ImmutableList.of(
                        new AxisSpec(ImmutableList.of("a", "b.c"), values.build(), java.util.Optional.empty())));
    }

    private static ImmutableList<PointRow> rows(YamlNode document) {
        YamlNode value = ConfigPath.parse("a").find(document).orElseThrow();
        return rows(Long.parseLong(((YamlScalar) value).text()) - 10);
    }

    /** Two rows a point, one of them failed, with numbers whole and broken and text that needs care. */
    private static ImmutableList<PointRow> rows(long point) {
        ImmutableDoubleArray.Builder metrics = ImmutableDoubleArray.builder();
        for (int m = 0; m < PointRow.METRICS.size(); m++) {
            metrics.add(m % 2 == 0 ? (double) (point + m) : (point + 1) / 3.0 + m);
        }
        return ImmutableList.of(
                new PointRow("é, \"d\"", "mlp, 10 epochs", "lenet5", "fp32", metrics.build(), ""),
                PointRow.failed("needs 2 KiB,\nhas 1 KiB"));
    }

    private byte[] run(Path file, int points, int threads) throws IOException, InterruptedException {
        Grid grid = grid(points);
        try (PointStore store = PointStore.open(file, KEY, grid.labels())) {
            long from = store.finished();
            new LocalExecutor()
                    .run(
                            new PointExecutor.Work(grid, from, PointStoreTest::rows, threads),
                            rows -> store.append(grid.values(store.finished()), rows));
            assertThat(store.finished()).isEqualTo(points);
        }
        return Files.readAllBytes(file);
    }

    @Test
    void aStoreCutAtAnyByteOpensToAPrefixAndEndsWithTheSameBytes() throws IOException, InterruptedException {
        byte[] whole = run(folder.resolve("whole.csv"), 2, 1);
        Path cut = folder.resolve("cut.csv");
        long last = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            try (PointStore store = PointStore.open(cut, KEY, grid(2).labels())) {
                assertThat(store.finished()).as("cut at byte " + length).isBetween(last, 2L);
                last = store.finished();
                byte[] kept = Files.readAllBytes(cut);
                assertThat(kept).isEqualTo(Arrays.copyOf(whole, kept.length));
            }
            assertThat(run(cut, 2, 1)).as("cut at byte " + length).isEqualTo(whole);
        }
        assertThat(last).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theBytesDoNotDependOnThreads(int threads) throws IOException, InterruptedException {
        assertThat(run(folder.resolve("n.csv"), 100, threads)).isEqualTo(run(folder.resolve("1.csv"), 100, 1));
    }

    @Test
    void reopenedPointsHaveTheNumbersThatWereStored() throws IOException, InterruptedException {
        Path file = folder.resolve("s.csv");
        run(file, 3, 1);
        try (PointStore store = PointStore.open(file, KEY, grid(3).labels())) {
            assertThat(store.points()).hasSize(3);
            for (int p = 0; p < 3; p++) {
                assertThat(store.points().get(p).get(0).metrics())
                        .isEqualTo(rows(p).get(0).metrics());
                assertThat(store.points().get(p).get(1).error()).isEqualTo("needs 2 KiB; has 1 KiB");
                assertThat(store.points().get(p).get(1).metrics())
                        .satisfies(metrics -> assertThat(metrics.stream()).allMatch(d -> Double.isNaN(d)));
            }
        }
    }

    @Test
    void aStoreOfAnotherSweepIsRefusedAndLeftAsItIs() throws IOException, InterruptedException {
        Path file = folder.resolve("s.csv");
        byte[] bytes = run(file, 2, 1);
        assertThatThrownBy(() -> PointStore.open(file, "another", grid(2).labels()))
                .isInstanceOf(SweepMismatchException.class)
                .hasMessageContaining("another sweep");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        Files.writeString(file, "not a store at all, and longer than any header could ever hope to be ".repeat(20));
        assertThatThrownBy(() -> PointStore.open(file, KEY, grid(2).labels()))
                .isInstanceOf(SweepMismatchException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,garbage", "3,1/1,x,y", ",,,,,,,,,,,,,,,,,,,,,,,,,"})
    void aLineThatNoSweepWroteIsNamedAndTheStoreLeftAsItIs(String line) throws IOException, InterruptedException {
        Path file = folder.resolve("s.csv");
        String text = new String(run(file, 3, 1), StandardCharsets.UTF_8) + line + "\n";
        Files.writeString(file, text);
        assertThatThrownBy(() -> PointStore.open(file, KEY, grid(3).labels()))
                .isInstanceOf(SweepMismatchException.class)
                .hasMessageContaining("s.csv:" + text.lines().count() + ": a damaged line");
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void anEmptyFileIsANewStore() throws IOException, InterruptedException {
        Path file = folder.resolve("s.csv");
        Files.write(file, "".getBytes(StandardCharsets.UTF_8));
        assertThat(run(file, 2, 1)).isEqualTo(run(folder.resolve("t.csv"), 2, 1));
    }
}
