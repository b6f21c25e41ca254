package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.Set;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.Channel;

/**
 * The memories of a design as the array sees them.
 *
 * @param levels on-chip levels, farthest from the array first: data flow down the list
 * @param dram the outermost memory, which holds everything
 */
public record MemorySystem(ImmutableList<MemoryLevel> levels, Channel dram) {
    public MemorySystem {
        requireNonNull(dram, "dram");
        Set<String> names = new HashSet<>();
        names.add(dram.level());
        for (MemoryLevel level : levels) {
            if (!names.add(level.name())) {
                throw new IllegalArgumentException("two memories are named " + level.name());
            }
        }
    }
}
