package org.bitgauge.lab.dnnsim;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialShape;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.dnnsim.DnnsimExperiment;

/**
 * How the peer divides a layer that its global buffers do not hold: first sets of windows, then passes over filters, then
 * steps. What is kept is the most that fits: all activations and results, all activations and the results of some passes,
 * some sets of windows, or a part of the channels of one; all weights, those of some passes, or a part of their channels.
 */
final class PeerNodes {
    private final SerialLayer layer;
    private final SerialShape shape;
    private final long activationRoom;
    private final long weightRoom;
    private final int activationBits;
    private final int weightBits;
    private final int width;

    PeerNodes(SerialLayer layer, DnnsimExperiment e, int dataWidth) {
        this.layer = layer;
        this.shape = layer.shape();
        this.activationRoom = bytes(e, "gbuffer_act_size");
        this.weightRoom = bytes(e, "gbuffer_wgt_size");
        this.activationBits = PeerMemory.stored(dataWidth, layer.activationBits());
        this.weightBits = PeerMemory.stored(dataWidth, layer.weightBits());
        this.width = dataWidth;
    }

    /** A size of the batch file. */
    static long bytes(DnnsimExperiment e, String field) {
        String text = e.text(field).trim();
        int split = 0;
        while (split < text.length() && (Character.isDigit(text.charAt(split)) || text.charAt(split) == '.')) {
            split++;
        }
        double factor =
                switch (text.substring(split).trim().toLowerCase(Locale.ROOT)) {
                    case "", "b" -> 1;
                    case "kb" -> 1e3;
                    case "mb" -> 1e6;
                    case "gb" -> 1e9;
                    case "kib" -> 1L << 10;
                    case "mib" -> 1L << 20;
                    case "gib" -> 1L << 30;
                    default -> -1;
                };
        if (factor < 0 || split == 0) {
            throw new WorkloadException(
                    "line " + e.line() + ": " + field + " is a size such as 16KiB or 1GB, not '" + text + "'");
        }
        return (long) (Double.parseDouble(text.substring(0, split)) * factor);
    }

    private static long bytes(long values, int bits) {
        return -Math.floorDiv(-values * bits, 8L);
    }

    private int passFilters() {
        return Math.min(layer.groupFilters(), layer.rows() * layer.grid().tiles());
    }

    private int setWindows() {
        return Math.min(shape.windows(), layer.columns());
    }

    private long taps() {
        return (long) shape.kx() * shape.ky();
    }

    ImmutableList<PeerNode> all() {
        int sets = shape.linear() ? shape.recurrences() : layer.windowSets();
        int passesAtOnce = layer.passes() * layer.groups();
        int timeSteps = 1;
        boolean splitsWindows = false;
        boolean oneSet = false;
        long input = bytes((long) shape.channels() * shape.nx() * shape.ny(), activationBits);
        long window = bytes(setWindows() * shape.channels() * taps(), activationBits);
        long out = bytes((long) shape.filters() * shape.windows(), width);
        long outOfPass = bytes((long) passFilters() * shape.windows(), width);
        long outOfSet = bytes((long) shape.filters() * setWindows(), width);
        long outOfBoth = bytes((long) passFilters() * setWindows(), width);
        if (input + out > activationRoom) {
            if (input + outOfPass <= activationRoom) {
                passesAtOnce = (int) Math.min(passesAtOnce, (activationRoom - input) / outOfPass);
            } else if (window + outOfSet <= activationRoom) {
                splitsWindows = true;
            } else if (window + outOfBoth <= activationRoom) {
                splitsWindows = true;
                passesAtOnce = 1;
            } else if (window / layer.steps() + outOfBoth <= activationRoom) {
                oneSet = true;
                timeSteps = (int) -Math.floorDiv(-window, activationRoom - outOfBoth);
            } else {
                throw tooSmall("activation", window / layer.steps() + outOfBoth, activationRoom);
            }
        }
        long filterBytes = bytes((long) shape.filters() * shape.filterChannels() * taps(), weightBits);
        long passBytes = bytes(passFilters() * shape.filterChannels() * taps(), weightBits);
        if (filterBytes > weightRoom) {
            if (passBytes <= weightRoom) {
                passesAtOnce = (int) Math.min(passesAtOnce, weightRoom / passBytes);
            } else if (passBytes / layer.steps() <= weightRoom) {
                oneSet = true;
                timeSteps = Math.max(timeSteps, (int) -Math.floorDiv(-passBytes, weightRoom));
            } else {
                throw tooSmall("weight", passBytes / layer.steps(), weightRoom);
            }
        }
        return nodes(windowSteps(sets, splitsWindows, oneSet), oneSet ? 1 : passesAtOnce, timeSteps);
    }

    private WorkloadException tooSmall(String which, long needed, long room) {
        return new WorkloadException("the " + which + " buffer of " + room + " bytes is too small for a layer of "
                + shape.channels() + " channels and " + shape.filters() + " filters; it needs " + needed);
    }

    private ImmutableList<PeerNode> nodes(List<int[]> windowSteps, int passesAtOnce, int timeSteps) {
        int steps = PeerMemory.ceil(layer.steps(), timeSteps);
        ImmutableList.Builder<PeerNode> nodes = ImmutableList.builder();
        for (int[] sets : windowSteps) {
            int passes = layer.passes() * layer.groups();
            for (int pass = 0; pass < passes; pass += passesAtOnce) {
                int endPass = Math.min(passes, pass + passesAtOnce);
                for (int step = 0; step < layer.steps(); step += steps) {
                    int endStep = Math.min(layer.steps(), step + steps);
                    boolean completes = step + steps == layer.steps();
                    nodes.add(new PeerNode(sets[0], sets[1], pass, endPass, step, endStep, completes));
                }
            }
        }
        return nodes.build();
    }

    /** Sets of windows that lie on the chip together. */
    private List<int[]> windowSteps(int sets, boolean splits, boolean one) {
        List<int[]> found = new ArrayList<>();
        if (!splits && !one && !shape.linear()) {
            found.add(new int[] {0, sets});
            return found;
        }
        int first = 0;
        BitSet positions = new BitSet();
        long outputs = 0;
        for (int set = 0; set < sets; set++) {
            if (one || shape.linear()) {
                found.add(new int[] {set, set + 1});
                continue;
            }
            touch(positions, set);
            outputs += bytes((long) shape.filters() * layer.windowsOf(set), width);
            if (set > first
                    && bytes((long) positions.cardinality() * shape.channels(), activationBits) + outputs
                            > activationRoom) {
                found.add(new int[] {first, set});
                first = set;
                positions.clear();
                touch(positions, set);
                outputs = bytes((long) shape.filters() * layer.windowsOf(set), width);
            }
        }
        if (!one && !shape.linear()) {
            found.add(new int[] {first, sets});
        }
        return found;
    }

    private void touch(BitSet positions, int set) {
        for (int w = 0; w < layer.windowsOf(set); w++) {
            int q = set * layer.columns() + w;
            int x = q % shape.outX() * shape.stride();
            int y = q / shape.outX() * shape.stride();
            for (int i = 0; i < shape.kx(); i++) {
                positions.set((x + i) * shape.ny() + y, (x + i) * shape.ny() + y + shape.ky());
            }
        }
    }
}
