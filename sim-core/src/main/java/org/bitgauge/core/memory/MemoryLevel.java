package org.bitgauge.core.memory;

import static java.lang.Math.multiplyExact;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import org.bitgauge.core.layer.TensorRole;

/**
 * One on-chip memory as built.
 *
 * @param name unique in the design
 * @param holds tensors that live in it
 * @param capacityBits all of it
 * @param rowBits bits of one access
 * @param banks independent banks
 * @param readBitsPerCycle what it can deliver in a cycle of the array clock
 * @param writeBitsPerCycle what it can take in a cycle
 * @param sharedPort whether reads and writes take turns at one port, so that together they have the read bandwidth
 * @param latencyCycles cycles from request to data
 * @param slots tiles per tensor that it holds at once: 1 single, 2 double buffered
 * @param packing how narrow words lie in rows
 * @param cost area, energies and leakage
 * @param sharedTransfers whether fills from and drains to what lies behind take the ports that the array and nearer levels use;
 *     else they have ports of their own
 */
public record MemoryLevel(
        String name,
        ImmutableSet<TensorRole> holds,
        long capacityBits,
        long rowBits,
        int banks,
        long readBitsPerCycle,
        long writeBitsPerCycle,
        boolean sharedPort,
        long latencyCycles,
        int slots,
        Packing packing,
        MemoryCost cost,
        boolean sharedTransfers) {
    public MemoryLevel {
        requireNonNull(name, "name");
        requireNonNull(packing, "packing");
        requireNonNull(cost, "cost");
        if (holds.isEmpty()) {
            throw new IllegalArgumentException("memory " + name + " holds no tensor; name at least one");
        }
        if (capacityBits < rowBits || rowBits < 1 || banks < 1 || slots < 1 || latencyCycles < 0) {
            throw new IllegalArgumentException("memory " + name + " needs a row, a bank, a slot and room for one row");
        }
        if (readBitsPerCycle < 1 || writeBitsPerCycle < 1) {
            throw new IllegalArgumentException("memory " + name + " needs read and write bandwidth");
        }
    }

    /** With ports of their own for fills and drains. */
    public MemoryLevel(
            String name,
            ImmutableSet<TensorRole> holds,
            long capacityBits,
            long rowBits,
            int banks,
            long readBitsPerCycle,
            long writeBitsPerCycle,
            boolean sharedPort,
            long latencyCycles,
            int slots,
            Packing packing,
            MemoryCost cost) {
        this(
                name,
                holds,
                capacityBits,
                rowBits,
                banks,
                readBitsPerCycle,
                writeBitsPerCycle,
                sharedPort,
                latencyCycles,
                slots,
                packing,
                cost,
                false);
    }

    /** With ports of their own for reads and writes, fills and drains. */
    public MemoryLevel(
            String name,
            ImmutableSet<TensorRole> holds,
            long capacityBits,
            long rowBits,
            int banks,
            long readBitsPerCycle,
            long writeBitsPerCycle,
            long latencyCycles,
            int slots,
            Packing packing,
            MemoryCost cost) {
        this(
                name,
                holds,
                capacityBits,
                rowBits,
                banks,
                readBitsPerCycle,
                writeBitsPerCycle,
                false,
                latencyCycles,
                slots,
                packing,
                cost);
    }

    /** The same with another latency. */
    public MemoryLevel withLatency(long cycles) {
        return with(capacityBits, cycles);
    }

    /** The same of another capacity behind the same ports, at the costs of this one. */
    public MemoryLevel withCapacity(long bits) {
        return with(bits, latencyCycles);
    }

    private MemoryLevel with(long bits, long latency) {
        return new MemoryLevel(
                name,
                holds,
                bits,
                rowBits,
                banks,
                readBitsPerCycle,
                writeBitsPerCycle,
                sharedPort,
                latency,
                slots,
                packing,
                cost,
                sharedTransfers);
    }

    /** Bits of rows that {@code words} words of {@code bitsPerWord} occupy under the packing. */
    public long storedBits(long words, double bitsPerWord) {
        if (bitsPerWord > rowBits && packing != Packing.DENSE) {
            return multiplyExact(words, multiplyExact((long) Math.ceil(bitsPerWord / rowBits), rowBits));
        }
        return switch (packing) {
            case DENSE -> (long) Math.ceil(words * bitsPerWord);
            case ALIGNED -> rows(words, Math.max(1, (long) (rowBits / bitsPerWord)));
            case SUB_WORD -> rows(words, Math.max(1, rowBits / powerOfTwo((long) Math.ceil(bitsPerWord))));
        };
    }

    private long rows(long words, long wordsPerRow) {
        return multiplyExact(-Math.floorDiv(-words, wordsPerRow), rowBits);
    }

    private static long powerOfTwo(long bits) {
        return Long.highestOneBit(Math.max(1, 2 * bits - 1));
    }
}
