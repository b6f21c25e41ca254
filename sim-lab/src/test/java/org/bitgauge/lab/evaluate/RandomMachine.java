package org.bitgauge.lab.evaluate;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.testing.Experiments;

/**
 * A small machine in the words of a design, of which single words can be made worse.
 *
 * @param array the compute unit
 * @param memories farthest first
 * @param dram its type
 * @param dramGbps bandwidth that is left of it
 */
record RandomMachine(String array, ImmutableList<Memory> memories, String dram, double dramGbps) {
    private static final List<String> DRAMS =
            List.of("ddr3-1600", "ddr4-3200", "lpddr4-3200", "lpddr5-6400", "hbm2", "gddr6-14000");

    /**
     * A memory of which the bandwidth is given.
     *
     * @param bytes capacity
     * @param bits of the port in a cycle; 0 for what its banks deliver as built
     */
    record Memory(
            String name,
            String holds,
            long bytes,
            int width,
            int banks,
            String ports,
            long bits,
            int latency,
            int slots,
            String packing,
            String transferPort) {
        String yaml() {
            return String.format(
                    Locale.ROOT,
                    "{name: %s, holds: [%s], capacity: %d B, width: %d, banks: %d, ports: %s,%s"
                            + " latency: %d, slots: %d, packing: %s, transfer-port: %s}",
                    name,
                    holds,
                    bytes,
                    width,
                    banks,
                    ports,
                    bits == 0 ? "" : " bandwidth: " + bits + " bit/cycle,",
                    latency,
                    slots,
                    packing,
                    transferPort);
        }

        Memory withBytes(long less) {
            return new Memory(name, holds, less, width, banks, ports, bits, latency, slots, packing, transferPort);
        }

        Memory withBits(long less) {
            return new Memory(name, holds, bytes, width, banks, ports, less, latency, slots, packing, transferPort);
        }

        Memory withLatency(int more) {
            return new Memory(name, holds, bytes, width, banks, ports, bits, more, slots, packing, transferPort);
        }

        Memory withPorts(String other, String transfers) {
            return new Memory(name, holds, bytes, width, banks, other, bits, latency, slots, packing, transfers);
        }

        Memory withOneBank() {
            return new Memory(name, holds, bytes, width, 1, ports, bits, latency, slots, packing, transferPort);
        }

        Memory withPacking(String other) {
            return new Memory(name, holds, bytes, width, banks, ports, bits, latency, slots, other, transferPort);
        }
    }

    static RandomMachine of(Random random) {
        ImmutableList.Builder<Memory> memories = ImmutableList.builder();
        switch (random.nextInt(4)) {
            case 0 -> memories.add(memory(random, "buffer", "weights, activations, partial-sums, outputs", 64));
            case 1 ->
                memories.add(memory(random, "weight-buffer", "weights", 32))
                        .add(memory(random, "data-buffer", "activations, partial-sums, outputs", 64));
            case 2 ->
                memories.add(memory(random, "weight-buffer", "weights", 32))
                        .add(memory(random, "data-buffer", "activations, outputs", 64))
                        .add(memory(random, "accumulators", "partial-sums", 16));
            default ->
                memories.add(memory(random, "global", "weights, activations, partial-sums, outputs", 64))
                        .add(memory(random, "near", "weights, activations", 8));
        }
        String dram = DRAMS.get(random.nextInt(DRAMS.size()));
        return new RandomMachine(array(random), memories.build(), dram, 0.5 + 6 * random.nextDouble());
    }

    private static String array(Random random) {
        int kind = random.nextInt(5);
        int rows = 1 + random.nextInt(12);
        int columns = 1 + random.nextInt(12);
        if (kind == 4) {
            return "{type: inner-product, lanes: " + rows + ", filters: " + columns + ", tiles: 1}";
        }
        String dataflow = List.of("weight-stationary", "output-stationary", "input-stationary")
                .get(kind % 3);
        String doubled = !dataflow.startsWith("output") && random.nextBoolean() ? ", double-buffered: true" : "";
        return "{type: systolic, rows: " + rows + ", columns: " + columns + ", dataflow: " + dataflow + doubled + "}";
    }

    private static Memory memory(Random random, String name, String holds, long kib) {
        return new Memory(
                name,
                holds,
                kib << 10 >> random.nextInt(3),
                32 << random.nextInt(2),
                1 << random.nextInt(2),
                random.nextBoolean() ? "1rw" : "1r1w",
                16L << random.nextInt(6),
                random.nextInt(12),
                1 + random.nextInt(3),
                List.of("dense", "aligned", "sub-word").get(random.nextInt(3)),
                random.nextBoolean() ? "shared" : "own");
    }

    /** With one of its memories changed. */
    RandomMachine with(int memory, UnaryOperator<Memory> change) {
        ImmutableList.Builder<Memory> changed = ImmutableList.builder();
        for (int i = 0; i < memories.size(); i++) {
            changed.add(i == memory ? change.apply(memories.get(i)) : memories.get(i));
        }
        return new RandomMachine(array, changed.build(), dram, dramGbps);
    }

    /**
     * For layers with a stride memories of one bank: there narrower words can lie so that windows meet in fewer banks, and be
     * slower for that (docs/modelling-memory.md).
     */
    RandomMachine withoutBankConflicts(Operation operation) {
        boolean strided = operation instanceof Convolution c && c.stride().width() > 1;
        RandomMachine machine = this;
        for (int i = 0; i < memories.size() && strided; i++) {
            machine = machine.with(i, Memory::withOneBank);
        }
        return machine;
    }

    RandomMachine withDram(double gbps) {
        return new RandomMachine(array, memories, dram, gbps);
    }

    /** Built for these formats, at a clock that suits all of them. */
    Machine build(DatapathFormats formats) {
        return design(formats).machine();
    }

    /** The same with its costs. */
    Design design(DatapathFormats formats) {
        String text = String.format(
                Locale.ROOT,
                "{name: d, technology: {node: nangate45, style: fast}, clock: 100 MHz, array: %s, memories: [%s],"
                        + " dram: {type: %s, bandwidth: %.6f GB/s}}",
                array,
                String.join(", ", memories.stream().map(Memory::yaml).toList()),
                dram,
                dramGbps);
        return Experiments.build(Experiments.spec(text), formats);
    }
}
