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

    /** Whether the level behind a stage has room for what that stage hands over, unfinished or not. */
    boolean maySpill(int stage, Tile tile, Tile bound, boolean unfinished) {
        int[] chain = hierarchy.chain(Operand.RESULTS);
        for (int i = 0; unfinished && i < chain.length; i++) {
            if (hierarchy.stageOf(chain[i]) == stage) {
                int behind = hierarchy.farther(Operand.RESULTS, i);
                return behind == Hierarchy.DRAM
                        ? !problem.isResident(Operand.RESULTS) || keepsUnfinished(chain[i], tile)
                        : needed(behind, bound, true) <= hierarchy.level(behind).capacityBits();
            }
        }
        return true;
    }

    /** Whether a level that keeps the results has room for all of them unfinished, beside the tiles of what else it holds. */
    private boolean keepsUnfinished(int level, Tile tile) {
        long bits = problem.storedBits(Operand.RESULTS, problem.nest().size(), true, level)
                / hierarchy.level(level).slots();
        for (Operand operand : Operand.ALL) {
            if (operand != Operand.RESULTS && operand.livesIn(hierarchy.level(level))) {
                bits = addExact(bits, needed(operand, level, tile, false));
            }
        }
        return bits <= hierarchy.level(level).capacityBits();
    }

    /** Whether results may lie in the levels of a stage before they are finished. */
    boolean unfinished(int stage, Tile tile) {
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
        if (!problem.isHome(operand, level)) {
            return problem.storedBits(operand, tile, unfinished, level);
        }
        if (operand != Operand.RESULTS) {
            return 0;
        }
        long whole = problem.storedBits(operand, problem.nest().size(), false, level)
                / hierarchy.level(level).slots();
        return unfinished ? addExact(whole, problem.storedBits(operand, tile, true, level)) : whole;
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
            int again = stages.get(s).order().moveAgain(Order.Axis.repeating(bound, tile));
            if (!maySpill(s, tile, bound, (again & Order.Axis.TAPS.bit()) != 0)) {
                throw new InfeasibleMappingException(
                        "results",
                        "the memory behind stage " + s + " has no room for unfinished sums; put taps innermost, or"
                                + " take smaller tiles behind it");
            }
        }
    }

    /**
     * Refuses a stage that has no room for the smallest tile; beside kept results that may be one that finishes its sums.
     *
     * @param one the smallest
     * @param finishing the smallest that finishes its sums
     */
    void requireRoom(int stage, Tile one, Tile finishing) throws InfeasibleMappingException {
        boolean stay = problem.residency().results().stay();
        if (fits(stage, one) || stay && fits(stage, finishing)) {
            return;
        }
        InfeasibleMappingException least = shortage(stage, one);
        if (stay && shortage(stage, finishing).neededBits() < least.neededBits()) {
            throw shortage(stage, finishing);
        }
        throw least;
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
                                + (memory.slots() > 1 ? ", or give it fewer than " + memory.slots() + " slots" : ""),
                        needed);
            }
        }
        throw new IllegalStateException(what + " fits stage " + stage);
    }

    private String parts(int level, Tile tile, boolean unfinished) {
        StringBuilder text = new StringBuilder();
        MemoryLevel memory = hierarchy.level(level);
        for (Operand operand : Operand.ALL) {
            boolean elsewhere = operand != Operand.RESULTS && problem.isHome(operand, level);
            if (operand.livesIn(memory) && !elsewhere) {
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
