package org.bitgauge.lab.design;

import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.Packing;
import org.bitgauge.core.quantity.Bandwidth;
import org.bitgauge.core.quantity.Capacity;
import org.bitgauge.core.values.StoredForm;

/**
 * One on-chip memory.
 *
 * @param name unique in the design
 * @param holds tensors that live in it
 * @param capacity all banks together
 * @param width bits of one row of one bank
 * @param banks independent banks
 * @param ports of every bank
 * @param transferPort what fills and drains pass
 * @param bandwidth of the port; a row of every bank in each cycle where not given, less where the clock outruns the banks
 * @param latency cycles from request to data
 * @param slots tiles held at once for each tensor
 * @param packing how narrow words lie in rows
 * @param stored how values lie in words
 */
@Doc("One on-chip memory.")
public record MemorySpec(
        @Doc("Name, unique in the design.") String name,
        @Doc("Tensors that live in it; several share it.") List<TensorRole> holds,
        @Doc("Capacity of all banks together.") @Positive Capacity capacity,
        @Doc("Bits of one row of one bank.") @Default("64") @Range(min = 8, max = 512) int width,
        @Doc("Independent banks.") @Default("1") @Range(min = 1, max = 1024) int banks,
        @Doc("Ports of every bank: one that reads or writes, one of each, or two to read and one to write;"
                        + " more ports cost area and energy.")
                @Default("1rw")
                Ports ports,
        @Doc(
                        "What fills from and drains to the level behind pass: a port of their own, or the shared ones of every bank.")
                @Default("own")
                TransferPort transferPort,
        @Doc("Bandwidth of a port; a row of every bank as often as clock and bank allow where not given.")
                Optional<Bandwidth> bandwidth,
        @Doc("Cycles from request to data.") @Default("1") @Range(min = 0, max = 10_000) int latency,
        @Doc("Tiles held at once for each tensor: 1 is single, 2 is double buffering.")
                @Default("2")
                @Range(min = 1, max = 64)
                int slots,
        @Doc("How words narrower than a row lie in it.") @Default("dense") Packing packing,
        @Doc("How it stores weights, activations and outputs of integer formats: dense, in groups of their own"
                        + " width, as dpred(group=16) or dpred(group=64,zeros=vector), or as runs of zeros, as"
                        + " run-length(run=5,pairs=3,otherwise=dense); values must be known.")
                @Default("dense")
                StoredForm stored) {
    public MemorySpec {
        if (holds.isEmpty()) {
            throw new IllegalArgumentException("memory " + name
                    + " holds no tensor; name at least one of weights, activations, partial-sums, outputs");
        }
        if (capacity.bits() % banks != 0) {
            throw new IllegalArgumentException("the capacity of " + name + " must be the same in each of its " + banks
                    + " banks; choose a multiple of " + banks);
        }
    }
}
