package org.bitgauge.lab.dnnsim;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.workloads.WorkloadException;

/**
 * The first block of a report: one row for each sample and layer.
 *
 * @param columns names
 * @param rows in the order of the file
 */
record PeerReport(ImmutableList<String> columns, ImmutableList<Row> rows) {
    /**
     * One layer of one sample.
     *
     * @param layer name
     * @param sample number
     * @param cells all of the row
     */
    record Row(String layer, int sample, List<String> cells) {}

    static PeerReport read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read; give a report of DNNsim (.csv)", e);
        }
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith("Layer,Sample,")) {
            at++;
        }
        if (at == lines.size()) {
            throw new WorkloadException(file + ": holds no 'Layer,Sample,…' table; give a report of DNNsim (.csv)");
        }
        ImmutableList<String> columns =
                ImmutableList.copyOf(Splitter.on(',').trimResults().split(lines.get(at)));
        List<Row> rows = new ArrayList<>();
        for (int i = at + 1; i < lines.size() && !lines.get(i).isBlank(); i++) {
            List<String> cells = Splitter.on(',').trimResults().splitToList(lines.get(i));
            if (cells.size() != columns.size()) {
                throw new WorkloadException(
                        file + ":" + (i + 1) + ": has " + cells.size() + " cells for " + columns.size() + " columns");
            }
            rows.add(new Row(cells.get(0), Integer.parseInt(cells.get(1)), cells));
        }
        return new PeerReport(columns, ImmutableList.copyOf(rows));
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    double number(Row row, String column) {
        return Double.parseDouble(row.cells().get(columns.indexOf(column)));
    }
}
