package org.bitgauge.lab.output;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.units.systolic.ScaleSimCounts;
import org.bitgauge.units.systolic.ScaleSimDataflow;
import org.bitgauge.units.systolic.SystolicCounts;

/**
 * A network on a systolic array, one row for each matrix product: a grouped layer is one row a group, as SCALE-Sim expands
 * its depthwise rows. Layers without multiply-accumulates have none.
 */
final class ScaleSimTable {
    private static final String COMPUTE_HEADER =
            "LayerID, Total Cycles, Stall Cycles, Overall Util %, Mapping Efficiency %, Compute Util %,\n";
    private static final String COUNTS_HEADER =
            "layer_id,layer,m,n,k,cycles,scalesim_total_cycles,utilisation_percent,scalesim_overall_util_percent,"
                    + "scalesim_compute_util_percent,mapping_efficiency_percent,ifmap_reads,filter_reads,ofmap_writes,"
                    + "scalesim_ofmap_writes,partial_sum_reads\n";

    private final ImmutableList<Row> rows;

    private ScaleSimTable(ImmutableList<Row> rows) {
        this.rows = rows;
    }

    private record Row(String layer, long m, long n, long k, long copies, ScaleSimCounts peer, SystolicCounts own) {}

    static ScaleSimTable of(Network network, ScaleSimDataflow dataflow, long rows, long columns) {
        ImmutableList.Builder<Row> products = ImmutableList.builder();
        for (Layer layer : network.layers()) {
            if (layer.operation().macs() == 0) {
                continue;
            }
            Tile size = LoopNest.of(layer.operation()).size();
            long m = size.pixels();
            long n = size.filters();
            long k = size.taps();
            products.add(new Row(
                    layer.name(),
                    m,
                    n,
                    k,
                    size.groups(),
                    ScaleSimCounts.of(dataflow, m, n, k, rows, columns),
                    SystolicCounts.of(MatrixMultiply.fullyConnected(m, k, n, false), dataflow, rows, columns)));
        }
        return new ScaleSimTable(products.build());
    }

    /** As the peer writes it: commas followed by spaces, and one at the end of every line. */
    String compute() {
        StringBuilder text = new StringBuilder(COMPUTE_HEADER);
        long id = 0;
        for (Row row : rows) {
            ScaleSimCounts peer = row.peer();
            String line = ", " + peer.totalCycles() + ", 0, " + finite(peer.overallUtilisationPercent()) + ", "
                    + peer.mappingEfficiencyPercent() + ", " + peer.computeUtilisationPercent() + ",\n";
            for (long copy = 0; copy < row.copies(); copy++) {
                text.append(id++).append(line);
            }
        }
        return text.toString();
    }

    /** Both definitions. */
    String counts() {
        StringBuilder text = new StringBuilder(COUNTS_HEADER);
        long id = 0;
        for (Row row : rows) {
            String line = counts(row);
            for (long copy = 0; copy < row.copies(); copy++) {
                text.append(id++).append(',').append(line);
            }
        }
        return text.toString();
    }

    private static String counts(Row row) {
        ScaleSimCounts peer = row.peer();
        SystolicCounts own = row.own();
        List<Object> fields = List.of(
                '"' + row.layer().replace("\"", "\"\"") + '"',
                row.m(),
                row.n(),
                row.k(),
                own.cycles(),
                peer.totalCycles(),
                own.utilisationPercent(),
                finite(peer.overallUtilisationPercent()),
                peer.computeUtilisationPercent(),
                own.mappingEfficiencyPercent(),
                own.activationReads(),
                own.weightReads(),
                own.partialSumWrites() + own.outputWrites(),
                peer.ofmapWrites(),
                own.partialSumReads());
        StringBuilder line = new StringBuilder();
        fields.forEach(field -> line.append(line.length() == 0 ? "" : ",").append(field));
        return line.append('\n').toString();
    }

    /** A run of a single cycle has no overall utilisation in the peer's definition, which divides by zero. */
    private static String finite(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
