package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.MemorySystem;

/**
 * The path of each operand from DRAM to the array, and the stage of each level: levels of stage 0 are next to the array for
 * all they hold, a level of stage s+1 feeds one of stage s. A tile size is chosen per stage.
 */
final class Hierarchy {
    /** In place of a level: the DRAM. */
    static final int DRAM = -1;

    private final ImmutableList<MemoryLevel> levels;
    private final int[] stageOf;
    private final int[][] chains;
    private final int stages;
    private final Channel dram;
    private final Channel[] channels;

    Hierarchy(MemorySystem memory) throws InfeasibleMappingException {
        levels = memory.levels();
        dram = memory.dram();
        stageOf = new int[levels.size()];
        chains = new int[Operand.values().length][];
        int deepest = 0;
        for (int level = levels.size() - 1; level >= 0; level--) {
            stageOf[level] = stage(level);
            deepest = Math.max(deepest, stageOf[level]);
        }
        stages = deepest + 1;
        for (Operand operand : Operand.ALL) {
            chains[operand.ordinal()] = findChain(operand);
        }
        channels = new Channel[levels.size() + 1];
        for (int source = DRAM; source < levels.size(); source++) {
            channels[source + 1] = limited(source);
        }
    }

    private int stage(int level) {
        int stage = 0;
        for (Operand operand : Operand.ALL) {
            if (operand.livesIn(levels.get(level))) {
                for (int nearer = level + 1; nearer < levels.size(); nearer++) {
                    if (operand.livesIn(levels.get(nearer))) {
                        stage = Math.max(stage, stageOf[nearer] + 1);
                    }
                }
            }
        }
        return stage;
    }

    private int[] findChain(Operand operand) throws InfeasibleMappingException {
        int[] chain = new int[levels.size()];
        int length = 0;
        for (int level = levels.size() - 1; level >= 0; level--) {
            if (operand.livesIn(levels.get(level))) {
                chain[length++] = level;
            }
        }
        if (length == 0) {
            String name = operand.name().toLowerCase(Locale.ROOT);
            throw new InfeasibleMappingException(
                    name,
                    "no on-chip memory holds " + name + "; add "
                            + (operand == Operand.RESULTS ? "'outputs' or 'partial-sums'" : "'" + name + "'")
                            + " to what a memory holds");
        }
        return java.util.Arrays.copyOf(chain, length);
    }

    /** Levels of an operand, nearest to the array first. */
    int[] chain(Operand operand) {
        return chains[operand.ordinal()];
    }

    /** The level that feeds {@code chain(operand)[index]}. */
    int farther(Operand operand, int index) {
        int[] chain = chain(operand);
        return index + 1 < chain.length ? chain[index + 1] : DRAM;
    }

    MemoryLevel level(int index) {
        return levels.get(index);
    }

    /** The level of that name. */
    MemoryLevel level(String name) {
        return levels.stream()
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    int levelCount() {
        return levels.size();
    }

    int stageOf(int level) {
        return stageOf[level];
    }

    int stages() {
        return stages;
    }

    /**
     * Channel of a source: the DRAM's, or a level's port, shared by what it delivers and takes back. It is never faster than
     * the narrowest write port that it fills.
     */
    Channel channel(int source) {
        return channels[source + 1];
    }

    private Channel limited(int source) {
        Channel own = source == DRAM ? dram : port(levels.get(source));
        Channel limited = own;
        for (Operand operand : Operand.ALL) {
            int[] chain = chain(operand);
            for (int i = 0; i < chain.length; i++) {
                if (farther(operand, i) == source) {
                    limited = limited.atMost(levels.get(chain[i]).writeBitsPerCycle());
                }
            }
        }
        return limited;
    }

    private static Channel port(MemoryLevel memory) {
        return new Channel(
                memory.name(),
                Math.min(memory.readBitsPerCycle(), memory.writeBitsPerCycle()),
                1,
                memory.latencyCycles());
    }
}
