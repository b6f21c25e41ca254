package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.bitgauge.core.layer.TensorRole;
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

    /**
     * The level that can keep tensors between layers: the farthest from the array that holds activations, where it is also
     * the farthest that holds results. Empty where results leave through one memory and activations enter through another.
     */
    public OptionalInt home() {
        int activations = farthest(level -> level.holds().contains(TensorRole.ACTIVATIONS));
        int results = farthest(level ->
                level.holds().contains(TensorRole.OUTPUTS) || level.holds().contains(TensorRole.PARTIAL_SUMS));
        return activations >= 0 && activations == results ? OptionalInt.of(activations) : OptionalInt.empty();
    }

    /** Whether that level is also the farthest that holds weights, so that it can keep a second operand. */
    public boolean keepsWeights() {
        int weights = farthest(level -> level.holds().contains(TensorRole.WEIGHTS));
        return weights >= 0 && home().equals(OptionalInt.of(weights));
    }

    /** Place of the first level for which something is true; -1 if none. */
    private int farthest(Predicate<MemoryLevel> wanted) {
        for (int level = 0; level < levels.size(); level++) {
            if (wanted.test(levels.get(level))) {
                return level;
            }
        }
        return -1;
    }

    /**
     * What is left of the memories beside tensors that are kept.
     *
     * @throws IllegalArgumentException if no level keeps tensors, or it is full
     */
    public MemorySystem beside(long heldBits) {
        if (heldBits == 0) {
            return this;
        }
        int home = home().orElseThrow(() -> new IllegalArgumentException(
                "no memory is the farthest from the array for both activations and outputs; none can keep tensors"));
        ImmutableList.Builder<MemoryLevel> left = ImmutableList.builder();
        for (int level = 0; level < levels.size(); level++) {
            MemoryLevel whole = levels.get(level);
            if (level == home && whole.capacityBits() - heldBits < whole.rowBits()) {
                throw new IllegalArgumentException("tensors of " + heldBits + " bits that are kept in " + whole.name()
                        + " leave no row of its " + whole.capacityBits() + " bits");
            }
            left.add(level == home ? whole.withCapacity(whole.capacityBits() - heldBits) : whole);
        }
        return new MemorySystem(left.build(), dram, stored);
    }
}
