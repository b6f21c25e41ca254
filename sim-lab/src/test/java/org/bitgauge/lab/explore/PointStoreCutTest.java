package org.bitgauge.lab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointStoreCutTest {
    private static final int POINTS = 9;

    @TempDir
    Path folder = Path.of("");

    @Test
    void cutAtAnyByteAndResumedItIsTheSame() throws IOException {
        Path whole = folder.resolve("whole.csv");
        fill(whole);
        byte[] expected = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.csv");
        for (int length = 0; length <= expected.length; length++) {
            Files.write(cut, Arrays.copyOf(expected, length));
            fill(cut);

            assertThat(Files.readAllBytes(cut)).as("cut at " + length).isEqualTo(expected);
        }
    }

    @Test
    void rowsReadBackAreThoseWritten() throws IOException {
        Path store = folder.resolve("points.csv");
        fill(store);
        try (PointStore again = PointStore.open(store, "key", ImmutableList.of("a", "b"))) {
            assertThat(again.finished()).isEqualTo(POINTS);
            for (int point = 0; point < POINTS; point++) {
                assertThat(again.points().get(point)).isEqualTo(rows(point));
            }
        }
    }

    private static void fill(Path path) throws IOException {
        try (PointStore store = PointStore.open(path, "key", ImmutableList.of("a", "b"))) {
            while (store.finished() < POINTS) {
                int point = (int) store.finished();
                store.append(ImmutableList.of("v" + point, "64 KiB"), rows(point));
            }
        }
    }

    /** Points of one row, of two rows, and one that failed. */
    private static ImmutableList<PointRow> rows(int point) {
        if (point % 3 == 2) {
            return ImmutableList.of(PointRow.failed("no tile fits"));
        }
        PointRow row = new PointRow(
                "array",
                "net",
                "net",
                "int8",
                ImmutableDoubleArray.copyOf(
                        PointRow.METRICS.stream().mapToDouble(metric -> metric.length() + point / 7.0)),
                "");
        return point % 3 == 1 ? ImmutableList.of(row, row) : ImmutableList.of(row);
    }
}
