package org.bitgauge.lab.design;

import java.util.Optional;
import org.bitgauge.core.burst.StorageOrder;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.config.Shorthand;
import org.bitgauge.core.memory.DramTypes;
import org.bitgauge.core.quantity.Bandwidth;
import org.bitgauge.core.quantity.Capacity;
import org.bitgauge.core.values.StoredForm;

/**
 * Memory outside the chip.
 *
 * @param type preset of the DRAM
 * @param channels how many channels of it; the preset's number where not given
 * @param bandwidth peak bandwidth instead of the preset's, keeping its efficiency, latency and energy
 * @param addresses order of the fields of an address
 * @param run contiguous bytes of a transfer; the whole of it where not given
 * @param layout how tensors lie in it, where transfers are served burst by burst
 * @param energy which energies are charged
 * @param stored how values lie in it
 */
@Doc("Memory outside the chip.")
public record DramSpec(
        @Doc("DRAM preset, for example ddr4-3200, lpddr4-3200, hbm2; see `bitgauge list`.") String type,
        @Doc("Channels; the preset's own number where not given.") @Positive Optional<Integer> channels,
        @Doc("Peak bandwidth instead of the preset's; efficiency, latency and energy per bit stay the preset's.")
                @Positive
                Optional<Bandwidth> bandwidth,
        @Doc("Order of the fields of an address: what neighbouring bursts share.") @Default("interleaved")
                DramAddresses addresses,
        @Doc("Contiguous bytes of a transfer, the rest lies elsewhere; a whole tile is contiguous where not given.")
                @Positive
                Optional<Capacity> run,
        @Doc("How tensors lie in it, for `engine: bursts`; other engines go by `run` alone.") @Default("tiles")
                StorageOrder layout,
        @Doc("Which energies are charged.") @Default("published") DramEnergyLevel energy,
        @Doc("How it stores weights, activations and outputs of integer formats: dense, in groups of their own"
                        + " width, as dpred(group=16) or dpred(group=64,zeros=vector), or as runs of zeros, as"
                        + " run-length(run=5,pairs=3,otherwise=dense); values must be known.")
                @Default("dense")
                StoredForm stored) {
    public DramSpec {
        DramTypes.standard().named(type);
    }

    /** One preset as it is. */
    @Shorthand("the preset alone")
    public static DramSpec of(String type) {
        return new DramSpec(
                type,
                Optional.empty(),
                Optional.empty(),
                DramAddresses.INTERLEAVED,
                Optional.empty(),
                StorageOrder.TILES,
                DramEnergyLevel.PUBLISHED,
                StoredForm.DENSE);
    }
}
