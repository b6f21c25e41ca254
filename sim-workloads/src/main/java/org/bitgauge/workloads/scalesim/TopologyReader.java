package org.bitgauge.workloads.scalesim;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.workloads.WorkloadException;

/**
 * Reads a topology: one layer a row, either convolutions (name, ifmap height and width, filter height and width, channels,
 * filters, stride and perhaps horizontal stride) or, as {@code gemm}, products (name, M, N, K). What people get wrong in
 * these files without changing their meaning is read and reported; all that cannot be read is told at once.
 */
public final class TopologyReader {
    private static final ImmutableList<String> CONVOLUTION = ImmutableList.of(
            "ifmap height", "ifmap width", "filter height", "filter width", "channels", "number of filters", "stride");
    private static final ImmutableList<String> PRODUCT = ImmutableList.of("M", "N", "K");
    private static final int MOST_ERRORS = 20;

    private final boolean gemm;
    private final Warnings warnings;
    private final List<String> header = new ArrayList<>();
    private final ImmutableList.Builder<ScaleSimLayer> layers = ImmutableList.builder();
    private final List<String> errors = new ArrayList<>();

    private TopologyReader(Path file, boolean gemm) {
        this.gemm = gemm;
        this.warnings = new Warnings(file);
    }

    /**
     * Reads a file.
     *
     * @param gemm whether its rows are matrix products
     * @throws WorkloadException naming file, line and column of what cannot be read
     */
    public static ScaleSimImport read(Path file, boolean gemm) {
        return new TopologyReader(file, gemm).all(SourceLines.read(file, "topology, a CSV file"));
    }

    private ScaleSimImport all(List<String> lines) {
        boolean first = true;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                line(i + 1, lines.get(i), first);
            } catch (WorkloadException e) {
                errors.add(String.valueOf(e.getMessage()));
            }
            first = false;
        }
        if (!errors.isEmpty()) {
            int shown = Math.min(errors.size(), MOST_ERRORS);
            String rest = errors.size() > shown ? "\nand " + (errors.size() - shown) + " more" : "";
            throw new WorkloadException(String.join("\n", errors.subList(0, shown)) + rest);
        }
        ImmutableList<ScaleSimLayer> read = layers.build();
        if (read.isEmpty()) {
            throw warnings.error(0, "holds no layer; write a header line and one line for each layer");
        }
        return new ScaleSimImport(read, warnings.all());
    }

    private void line(int number, String text, boolean first) {
        List<String> fields = split(number, text);
        boolean numbers = fields.subList(1, fields.size()).stream().anyMatch(TopologyReader::startsAsNumber);
        if (first && !numbers) {
            header.addAll(fields);
            return;
        }
        boolean commented = fields.get(0).startsWith("#");
        if (!numbers || commented) {
            warnings.add(
                    number,
                    "no layer (" + (commented ? "a comment" : fields.get(0).isEmpty() ? "empty columns" : "a title")
                            + "), skipped; SCALE-Sim stops here");
            return;
        }
        if (first) {
            warnings.add(number, "no header line; this line is read as a layer, which SCALE-Sim would drop");
        }
        row(number, fields);
    }

    private List<String> split(int number, String text) {
        char separator =
                text.indexOf(',') >= 0 ? ',' : text.indexOf(';') >= 0 ? ';' : text.indexOf('\t') >= 0 ? '\t' : ',';
        List<String> fields =
                new ArrayList<>(Splitter.on(separator).trimResults().splitToList(text.replace('\u00A0', ' ')));
        if (separator != ',') {
            warnings.add(
                    number,
                    "columns are separated by " + (separator == ';' ? "semicolons" : "tabs")
                            + ", read as commas; SCALE-Sim stops here");
        }
        int kept = fields.size();
        while (kept > 1 && fields.get(kept - 1).isEmpty()) {
            kept--;
        }
        int empty = fields.size() - kept;
        List<String> row = fields.subList(0, kept);
        if (kept > 1 && startsAsNumber(row.get(kept - 1))) {
            trailing(number, empty);
        }
        return row;
    }

    private void trailing(int number, int empty) {
        if (empty == 0) {
            warnings.add(number, "no comma at the end, read all the same; SCALE-Sim throws the last column away");
        } else if (empty > 1) {
            warnings.add(number, (empty - 1) + " empty columns at the end, ignored; SCALE-Sim stops here");
        }
    }

    private void row(int number, List<String> fields) {
        List<String> columns = gemm ? PRODUCT : CONVOLUTION;
        List<String> values = fields.subList(1, fields.size());
        requireForm(number, values, columns);
        long[] sizes = new long[columns.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = value(number, i + 2, columns.get(i), values.get(i));
        }
        String name = fields.get(0);
        if (name.isEmpty()) {
            name = "layer" + number;
            warnings.add(number, "the layer has no name, named " + name);
        }
        try {
            layers.add(
                    gemm
                            ? ScaleSimLayer.gemm(name, sizes[0], sizes[1], sizes[2])
                            : convolution(number, name, sizes, values));
        } catch (IllegalArgumentException e) {
            throw warnings.error(number, "layer " + name + ": " + e.getMessage());
        }
        int used = gemm ? PRODUCT.size() : CONVOLUTION.size() + 1;
        if (values.size() > used) {
            warnings.add(number, "columns after the " + (used + 1) + "th are ignored, as SCALE-Sim does");
        }
    }

    private void requireForm(int number, List<String> values, List<String> columns) {
        if (gemm && values.size() >= CONVOLUTION.size()) {
            throw warnings.error(
                    number,
                    values.size() + " numbers, a product has M, N, K; this looks like a"
                            + " convolution: leave out --gemm");
        }
        if (!gemm && values.size() <= PRODUCT.size() + 1 && values.size() >= PRODUCT.size()) {
            throw warnings.error(
                    number,
                    values.size() + " numbers, a convolution has " + columns.size()
                            + "; this looks like a product M, N, K: add --gemm");
        }
        if (values.size() < columns.size()) {
            throw warnings.error(
                    number,
                    values.size() + " numbers after the name, " + columns.size() + " are needed: "
                            + String.join(", ", columns));
        }
    }

    private ScaleSimLayer convolution(int number, String name, long[] s, List<String> values) {
        long horizontal = values.size() > s.length ? horizontalStride(number, s.length, s[6], values) : s[6];
        boolean depthwise = name.contains("DP");
        if (depthwise) {
            warnings.add(
                    number,
                    "the name " + name + " contains DP: read as " + s[4] + " layers of one channel with " + s[5]
                            + " filters each, as SCALE-Sim does");
        }
        return depthwise
                ? new ScaleSimLayer(name, s[0], s[1], s[2], s[3], 1, s[5], s[6], horizontal, s[4], false)
                : ScaleSimLayer.convolution(name, s[0], s[1], s[2], s[3], s[4], s[5], s[6], horizontal);
    }

    private long horizontalStride(int number, int index, long stride, List<String> values) {
        String text = values.get(index);
        if (text.matches("[0-9]+:[0-9]+")) {
            warnings.add(number, "the sparsity ratio " + text + " is not modelled; the layer is read as dense");
            return stride;
        }
        String title = header.size() > index + 1 ? header.get(index + 1) : "";
        if (!title.toLowerCase(Locale.ROOT).contains("strid")) {
            warnings.add(
                    number,
                    "the 9th column" + (title.isEmpty() ? "" : " '" + title + "'")
                            + " is taken as horizontal stride, as SCALE-Sim does");
        }
        return value(number, index + 2, "horizontal stride", text);
    }

    private long value(int number, int column, String what, String text) {
        Optional<Long> value = Whole.parse(text);
        if (value.isEmpty()) {
            throw warnings.error(
                    number,
                    "column " + column + " (" + what + ") " + (text.isEmpty() ? "is empty" : "holds '" + text + "'")
                            + "; a whole number is needed");
        }
        if (!Whole.plain(text)) {
            warnings.add(
                    number,
                    "column " + column + " (" + what + ") holds '" + text + "', read as " + value.get()
                            + "; SCALE-Sim stops here");
        }
        return value.get();
    }

    private static boolean startsAsNumber(String text) {
        return !text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.matches("[+-][0-9].*"));
    }
}
