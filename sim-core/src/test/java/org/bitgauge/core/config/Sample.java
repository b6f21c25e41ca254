package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.quantity.Bandwidth;
import org.bitgauge.core.quantity.Capacity;
import org.bitgauge.core.quantity.Dimension;
import org.bitgauge.core.quantity.Frequency;

/** A small experiment with one component of every kind, for tests. */
@Doc("An experiment.")
record Sample(
        @Doc("Name of the experiment.") String name,
        @Doc("Hardware.") Hardware hardware,
        @Doc("Rule of comparison.") @Default("iso-area") Normalise normalise,
        @Doc("Batch sizes.") @Default("[1]") @Positive List<Integer> batches,
        @Doc("Weight formats by layer.") @Default("{}") Map<String, String> weights,
        @Doc("Seed of random values.") @Default("1_000") long seed,
        @Doc("Whether to trace.") @Default("false") boolean trace,
        @Doc("Free remarks.") Optional<String> remarks,
        @Doc("Anything.") Optional<YamlNode> extra) {

    enum Normalise {
        @Doc("Equal silicon area.")
        ISO_AREA,
        @Doc("Equal number of MAC units.")
        ISO_MACS
    }

    @Doc("Hardware.")
    record Hardware(
            @Doc("Clock.") Frequency clock,
            @Doc("Processing elements.") Array array,
            @Doc("What a processing element is.") Element element,
            @Doc("Buffers from the array outwards.") @Default("[]") ImmutableList<Buffer> buffers,
            @Doc("Main memory.") @Default("ddr4-3200") Dram dram) {}

    @Doc("An array.")
    record Array(
            @Doc("Rows.") @Range(min = 1, max = 4096) int rows, @Doc("Columns.") @Range(min = 1, max = 4096) int cols) {
        Array {
            if (rows * cols > 65536) {
                throw new IllegalArgumentException("the array has " + rows * cols + " elements; use at most 65536");
            }
        }
    }

    @Doc("A processing element.")
    @TypeKey("kind")
    sealed interface Element permits Mac, BitSerial {}

    @Doc("A multiplier and accumulator.")
    record Mac(@Doc("Pipeline stages.") @Default("1") @Positive int stages) implements Element {}

    @Doc("Bits of one operand one after the other.")
    @TypeName("serial")
    record BitSerial(@Doc("Lanes.") int lanes, @Doc("Bits per cycle.") @Default("1") int bitsPerCycle)
            implements Element {}

    @Doc("A buffer.")
    record Buffer(
            @Doc("Capacity.") @Positive Capacity capacity,
            @Doc("Read bandwidth.") Bandwidth read,
            @Doc("Share kept for weights.") @Default("0.5") @Range(min = 0, max = 1) double weightShare,
            @Doc("Energy of one bit in pJ.") @Default("0.5 pJ/bit") @Unit(Dimension.ENERGY_PER_BIT) @Key("energy")
                    double energyPj) {}

    @Doc("Main memory.")
    record Dram(
            @Doc("Standard.") String standard,
            @Doc("Transfers.") int megatransfers,
            @Doc("Channels.") @Default("1") int channels) {
        @Shorthand("Standard and speed, as in ddr4-3200.")
        static Dram named(String text) {
            int dash = text.indexOf('-');
            if (dash < 0) {
                throw new IllegalArgumentException("unknown memory '" + text + "'; write for example ddr4-3200");
            }
            return new Dram(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)), 1);
        }
    }

    static final String YAML =
            """
            name: first
            hardware:
              clock: 1 GHz
              array: {rows: 32, cols: 16}
              element:
                kind: serial
                lanes: 16
              buffers:
                - capacity: 64 KiB
                  read: 256 bit/cycle
                - capacity: 1 MiB
                  read: 12.8 GB/s
                  energy: 1.5 pJ/bit
            weights:
              conv1: int8
              "fc.1": 16:16
            batches: [1, 16]
            """;
}
