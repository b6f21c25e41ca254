package org.bitgauge.lab.dnnsim;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialShape;
import org.bitgauge.workloads.dnnsim.DnnsimExperiment;

/** The design that an experiment of a batch file becomes. */
final class PeerDesign {
    private static final long DEFAULT_BYTES = 64L << 20;
    private static final int SLOTS = 2;
    private static final int WORD_BYTES = 2;
    private static final int SUM_BYTES = 6;

    private final DnnsimExperiment e;

    private PeerDesign(DnnsimExperiment e) {
        this.e = e;
    }

    /** Whether an experiment can be run as a design: cycles, and a square array for SCNN. */
    static boolean of(DnnsimExperiment e) {
        return !PeerRules.isPotential(e) && (!PeerRules.isScnn(e) || e.number("Wt") == e.number("Ht"));
    }

    static void write(StringBuilder y, DnnsimExperiment e, ImmutableList<PeerLayer> layers, Set<String> names) {
        new PeerDesign(e).write(y, layers, names);
    }

    private void write(StringBuilder y, ImmutableList<PeerLayer> layers, Set<String> names) {
        String stem = e.text("architecture").toLowerCase(Locale.ROOT);
        String name = stem;
        for (int i = 2; !names.add(name); i++) {
            name = stem + "-" + i;
        }
        y.append("  - name: ").append(name).append('\n');
        y.append("    technology: {node: 28nm, style: fast}\n    clock: {frequency: 1 GHz, pipeline-stages: 4}\n");
        y.append("    array: {").append(array()).append(", weights: int16, activations: int16, accumulator: int48}\n");
        y.append("    memories:\n");
        y.append(String.format(
                Locale.ROOT,
                "      - {name: wgt-buffer, holds: [weights], capacity: %d B, bandwidth: 65536 bit/cycle}\n",
                room("gbuffer_wgt_size")));
        y.append(String.format(
                Locale.ROOT,
                "      - {name: act-buffer, holds: [activations, partial-sums, outputs], capacity: %d B, bandwidth: 4096"
                        + " bit/cycle}\n",
                room("gbuffer_act_size")));
        y.append("    dram: ddr4-3200\n");
        StringBuilder fixed = new StringBuilder();
        layers.forEach(peer -> tile(peer)
                .ifPresent(tile -> fixed.append(String.format(
                        Locale.ROOT, "        \"%s\": \"%s\"\n", peer.layer().name(), tile))));
        if (!fixed.isEmpty()) {
            y.append("    # Tiles that fill the grid, as the tool walks: other ones leave rows of the array empty.\n");
            y.append("    mapping:\n      fixed:\n").append(fixed);
        }
    }

    private long room(String field) {
        boolean given = e.fields().containsKey(field) && !e.text(field).equals("1GB");
        return given ? PeerNodes.bytes(e, field) : DEFAULT_BYTES;
    }

    /** The largest tile that the grid takes in one pass over a layer, where the memories hold it twice. */
    private Optional<String> tile(PeerLayer peer) {
        SerialShape s = peer.plainShape();
        if (s.groups() != 1 || s.recurrences() != 1) {
            return Optional.empty();
        }
        int filters = s.filters();
        if (!PeerRules.isScnn(e)) {
            SerialLayer layer = PeerExperiment.onGrid(e, peer);
            filters = Math.min(filters, layer.rows() * layer.grid().tiles());
        }
        long taps = (long) s.channels() * s.kx() * s.ky();
        long weights = SLOTS * WORD_BYTES * taps * filters;
        long near =
                SLOTS * (WORD_BYTES * (long) s.channels() * s.nx() * s.ny() + (long) SUM_BYTES * filters * s.windows());
        if (weights > room("gbuffer_wgt_size") || near > room("gbuffer_act_size")) {
            return Optional.empty();
        }
        StringBuilder tile = new StringBuilder("tile");
        size(tile, 'n', filters);
        size(tile, 'p', plainOut(s.nx(), s.kx(), s.stride()));
        size(tile, 'q', plainOut(s.ny(), s.ky(), s.stride()));
        size(tile, 'c', s.channels());
        size(tile, 'r', s.kx());
        size(tile, 's', s.ky());
        return tile.length() == "tile".length()
                ? Optional.empty()
                : Optional.of(tile.append(", filters > pixels > taps").toString());
    }

    private static int plainOut(int in, int kernel, int stride) {
        return (in - kernel) / stride + 1;
    }

    private static void size(StringBuilder tile, char letter, int size) {
        if (size > 1) {
            tile.append(' ').append(letter).append(size);
        }
    }

    private String array() {
        if (PeerRules.isScnn(e)) {
            return String.format(
                    Locale.ROOT,
                    "type: scnn, side: %d, activation-vector: %d, weight-vector: %d, accumulators: %d, banks: %d",
                    e.number("Wt"),
                    e.number("I"),
                    e.number("F"),
                    e.number("out_acc_size"),
                    e.number("banks"));
        }
        return String.format(
                Locale.ROOT,
                "type: %s, grid: {lanes: %d, columns: %d, rows: %d, tiles: %d, pe-width: %d}%s",
                type(),
                e.number("lanes"),
                e.number("columns"),
                e.number("rows"),
                e.number("tiles"),
                e.number("pe_width"),
                options());
    }

    private String type() {
        return switch (e.text("architecture")) {
            case "DaDianNao" -> "bit-parallel";
            case "Stripes" -> "stripes";
            case "ShapeShifter" -> "dynamic-stripes";
            case "Loom" -> "loom";
            case "BitPragmatic" -> "pragmatic";
            default -> "laconic";
        };
    }

    private String options() {
        String widths = ", group: " + e.number("group_size") + ", trims-zeros: " + e.on("minor_bit");
        return switch (e.text("architecture")) {
            case "ShapeShifter" -> widths + ", column-registers: " + e.number("column_registers");
            case "Loom" ->
                widths + ", bits-per-cycle: " + e.number("pe_serial_bits") + ", dynamic-weights: "
                        + e.on("dynamic_weights");
            case "BitPragmatic" ->
                ", first-stage-bits: " + e.number("bits_first_stage") + ", booth: " + e.on("booth_encoding")
                        + ", column-registers: " + e.number("column_registers");
            case "Laconic" -> ", booth: " + e.on("booth_encoding");
            default -> "";
        };
    }
}
