package org.bitgauge.units.map;

import static java.lang.Math.addExact;

import java.util.List;
import java.util.Locale;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.Tile;

/** Whether the blocks of a stage fit the levels of that stage. */
final class Capacity {
    private final LayerProblem problem;
    private final Hierarchy hierarchy;

    Capacity(LayerProblem problem) {
        this.problem = problem;
        this.hierarchy = problem.hierarchy();
    }

    /** Whether every level of a stage holds its operands' blocks. */
    boolean fits(int stage, Tile tile) {
        boolean unfinished = unfinished(stage, tile);
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            if (hierarchy.stageOf(level) == stage
                    && needed(level, tile, unfinished) > hierarchy.level(level).capacityBits()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the level that takes results from {@code stage} has room for unfinished ones. */
    private boolean takesUnfinished(int level, Tile tile) {
        return level == Hierarchy.DRAM
                || needed(level, tile, true) <= hierarchy.level(level).capacityBits();
    }

    /** Whether the level behind a stage has room for what that stage hands over, unfinished or not. */
    boolean maySpill(int stage, Tile bound, boolean unfinished) {
        int[] chain = hierarchy.chain(Operand.RESULTS);
        for (int i = 0; unfinished && i < chain.length; i++) {
            if (hierarchy.stageOf(chain[i]) == stage) {
                return takesUnfinished(hierarchy.farther(Operand.RESULTS, i), bound);
            }
        }
        return true;
    }

    private boolean unfinished(int stage, Tile tile) {
        return tile.taps() < problem.nest().size().taps()
                || stage == 0 && problem.plan().spills(tile);
    }

    private long needed(int level, Tile tile, boolean unfinished) {
        MemoryLevel memory = hierarchy.level(level);
        long bits = 0;
        for (Operand operand : Operand.ALL) {
            if (operand.livesIn(memory)) {
                bits = addExact(bits, needed(operand, level, tile, unfinished));
            }
        }
        return bits;
    }

    private long needed(Operand operand, int level, Tile tile, boolean unfinished) {
        MemoryLevel memory = hierarchy.level(level);
        return problem.isHome(operand, level)
                ? problem.storedBits(operand, problem.nest().size(), unfinished, level) / memory.slots()
                : problem.storedBits(operand, tile, unfinished, level);
    }

    /** Refuses a mapping, given nearest stage first, that a level cannot hold. */
    void require(List<Stage> stages) throws InfeasibleMappingException {
        for (int s = 0; s < stages.size(); s++) {
            Tile tile = stages.get(s).tile();
            Tile bound = s + 1 < stages.size()
                    ? stages.get(s + 1).tile()
                    : problem.nest().size();
            if (!fits(s, tile)) {
                throw shortage(s, tile, "this tile");
            }
            long[] counts = StageSpace.counts(bound, tile);
            if (!maySpill(s, bound, stages.get(s).order().repeats(Order.Axis.TAPS, counts) > 1)) {
                throw new InfeasibleMappingException(
                        "results",
                        "the memory behind stage " + s + " has no room for unfinished sums; put taps innermost, or"
                                + " take smaller tiles behind it");
            }
        }
    }

    /** Says which level is too small for the smallest tile, and by how much. */
    InfeasibleMappingException shortage(int stage, Tile smallest) {
        return shortage(stage, smallest, "the smallest tile");
    }

    private InfeasibleMappingException shortage(int stage, Tile smallest, String what) {
        boolean unfinished = unfinished(stage, smallest);
        for (int level = 0; level < hierarchy.levelCount(); level++) {
            MemoryLevel memory = hierarchy.level(level);
            long needed = hierarchy.stageOf(level) == stage ? needed(level, smallest, unfinished) : 0;
            if (needed > memory.capacityBits()) {
                return new InfeasibleMappingException(
                        memory.name(),
                        memory.name() + ": needs " + size(needed) + " for " + what + " ("
                                + parts(level, smallest, unfinished) + "), has " + size(memory.capacityBits())
                                + "; enlarge it to at least " + size(needed)
                                + (memory.slots() > 1 ? ", or give it fewer than " + memory.slots() + " slots" : ""));
            }
        }
        throw new IllegalStateException(what + " fits stage " + stage);
    }

    private String parts(int level, Tile tile, boolean unfinished) {
        StringBuilder text = new StringBuilder();
        MemoryLevel memory = hierarchy.level(level);
        for (Operand operand : Operand.ALL) {
            if (operand.livesIn(memory)) {
                text.append(text.isEmpty() ? "" : " + ")
                        .append(operand.name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(size(needed(operand, level, tile, unfinished)));
                text.append(problem.isHome(operand, level) ? " kept whole" : " in " + memory.slots() + " slots");
            }
        }
        return text.toString();
    }

    private static String size(long bits) {
        return bits < 8192
                ? bits + " bits"
                : bits < 8L << 20
                        ? String.format(Locale.ROOT, "%.1f KiB", bits / 8192.0)
                        : String.format(Locale.ROOT, "%.1f MiB", bits / (8192.0 * 1024));
    }
}
