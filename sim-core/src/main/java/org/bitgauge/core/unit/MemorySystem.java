package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashSet;
import java.util.Set;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.Channel;

/**
 * The memories of a design as the array sees them.
 *
 * @param levels on-chip levels, farthest from the array first: data flow down the list
 * @param dram the outermost memory, which holds everything
 * @param stored how a memory stores tensors, by its name; a memory that is not named stores them dense
 */
public record MemorySystem(ImmutableList<MemoryLevel> levels, Channel dram, ImmutableMap<String, StoredMemory> stored) {
    public MemorySystem {
        requireNonNull(dram, "dram");
        requireNonNull(stored, "stored");
        Set<String> names = new HashSet<>();
        names.add(dram.level());
        for (MemoryLevel level : levels) {
            if (!names.add(level.name())) {
                throw new IllegalArgumentException("two memories are named " + level.name());
            }
        }
    }

    /** Memories that all store tensors dense. */
    public MemorySystem(ImmutableList<MemoryLevel> levels, Channel dram) {
        this(levels, dram, ImmutableMap.of());
    }

    /** How a level, or the outermost memory for -1, stores tensors. */
    public StoredMemory stored(int level) {
        String name = level < 0 ? dram.level() : levels.get(level).name();
        return stored.getOrDefault(name, StoredMemory.DENSE);
    }
}
