package org.bitgauge.lab.explore;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finished points of a sweep in a CSV file that only grows, in the order of the grid: whatever kills the process, what is
 * there is a prefix of the whole, and a resumed sweep ends with the same bytes as one that was never stopped.
 */
public final class PointStore implements AutoCloseable {
    private static final String KEY = "# bitgauge explore ";
    /** Columns that name a row: design, series, network, profile. */
    private static final int NAMES = 4;

    private static final Splitter COMMAS = Splitter.on(',');

    private final FileChannel file;
    private final ImmutableList<String> axes;
    private final List<ImmutableList<PointRow>> points;

    private PointStore(FileChannel file, ImmutableList<String> axes, List<ImmutableList<PointRow>> points) {
        this.file = file;
        this.axes = axes;
        this.points = points;
    }

    /**
     * Opens a store; whole points found in it are kept, a half-written one at its end is cut off.
     *
     * @param path of the CSV file
     * @param key what identifies the sweep: the hash of its configuration
     * @param axes names of the axes
     * @throws SweepMismatchException when the file belongs to another sweep
     */
    public static PointStore open(Path path, String key, ImmutableList<String> axes) throws IOException {
        requireNonNull(key, "key");
        String header = header(key, axes);
        String text = wholeLines(path, header.getBytes(StandardCharsets.UTF_8));
        List<ImmutableList<PointRow>> points = new ArrayList<>();
        int end = text.isEmpty() ? 0 : read(path, text, header.length(), axes.size(), points);
        byte[] kept = (text.isEmpty() ? header : text.substring(0, end)).getBytes(StandardCharsets.UTF_8);
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (text.isEmpty()) {
            write(file.truncate(0), kept);
        } else {
            file.truncate(kept.length);
        }
        file.position(kept.length);
        return new PointStore(file, axes, points);
    }

    /** The store up to its last line end, empty when not even the header is whole; a cut may lie within a character. */
    private static String wholeLines(Path path, byte[] header) throws IOException {
        byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        int same = Arrays.mismatch(bytes, header);
        if (bytes.length < header.length && same == bytes.length) {
            return "";
        }
        if (same >= 0 && same < header.length) {
            throw new SweepMismatchException(path);
        }
        int end = bytes.length;
        while (bytes[end - 1] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** Points that are finished: 0 to this minus 1. */
    public long finished() {
        return points.size();
    }

    /** Rows of all finished points, in order. */
    public ImmutableList<ImmutableList<PointRow>> points() {
        return ImmutableList.copyOf(points);
    }

    /** Appends the next point. */
    public void append(ImmutableList<String> values, ImmutableList<PointRow> rows) throws IOException {
        if (values.size() != axes.size() || rows.isEmpty()) {
            throw new IllegalArgumentException("a point has a value on each axis and at least one row");
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            PointRow row = rows.get(r);
            text.append(points.size()).append(',').append(r + 1).append('/').append(rows.size());
            values.forEach(value -> text.append(',').append(plain(value)));
            text.append(',').append(plain(row.design()));
            text.append(',').append(plain(row.series()));
            text.append(',').append(plain(row.network()));
            text.append(',').append(plain(row.profile()));
            row.metrics().stream()
                    .forEach(metric -> text.append(',').append(Double.isNaN(metric) ? "" : number(metric)));
            text.append(',').append(plain(row.error())).append('\n');
        }
        write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        points.add(rows);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static String header(String key, ImmutableList<String> axes) {
        StringBuilder text = new StringBuilder(KEY).append(key).append('\n').append("point,row");
        axes.forEach(axis -> text.append(',').append(plain(axis)));
        text.append(",design,series,network,profile");
        PointRow.METRICS.forEach(metric -> text.append(',').append(metric));
        return text.append(",error\n").toString();
    }

    private static int read(Path path, String text, int from, int axes, List<ImmutableList<PointRow>> points) {
        int fields = 2 + axes + NAMES + PointRow.METRICS.size() + 1;
        int line = 2;
        int end = from;
        ImmutableList.Builder<PointRow> rows = ImmutableList.builder();
        for (int start = from; ; ) {
            int newline = text.indexOf('\n', start);
            if (newline < 0) {
                return end;
            }
            List<String> cells = COMMAS.splitToList(text.substring(start, newline));
            start = newline + 1;
            line++;
            List<String> part = Splitter.on('/').splitToList(cells.size() == fields ? cells.get(1) : "");
            if (part.size() != 2 || !cells.get(0).equals(Integer.toString(points.size()))) {
                throw new SweepMismatchException(path, line);
            }
            try {
                rows.add(row(cells, axes));
            } catch (NumberFormatException e) {
                throw new SweepMismatchException(path, line);
            }
            if (part.get(0).equals(part.get(1))) {
                points.add(rows.build());
                rows = ImmutableList.builder();
                end = start;
            }
        }
    }

    private static PointRow row(List<String> fields, int axes) {
        int at = 2 + axes;
        ImmutableDoubleArray.Builder metrics = ImmutableDoubleArray.builder(PointRow.METRICS.size());
        for (int m = 0; m < PointRow.METRICS.size(); m++) {
            String value = fields.get(at + NAMES + m);
            metrics.add(value.isEmpty() ? Double.NaN : Double.parseDouble(value));
        }
        return new PointRow(
                fields.get(at),
                fields.get(at + 1),
                fields.get(at + 2),
                fields.get(at + 3),
                metrics.build(),
                fields.get(at + NAMES + PointRow.METRICS.size()));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String plain(String text) {
        return text.replace(',', ';').replace('\n', ' ').replace('\r', ' ').replace('"', '\'');
    }

    private static void write(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }
}
