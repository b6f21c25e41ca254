package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Part;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.StoredMemory;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.values.StoredForm;

/**
 * Encoders and decoders at the port of a memory, by construction ({@link CodecParts}), cut into stages that follow the
 * clock; as many stand side by side as keep a port busy whose data shrink to a quarter.
 *
 * @param parts of all encoders and decoders
 * @param memory form and energy of a value
 * @param cycles from stored bits to values
 */
record Codec(ImmutableList<UnitPart> parts, StoredMemory memory, int cycles) {
    private static final int MOST_STAGES = 32;
    private static final double PJ_PER_FJ = 1e-3;
    private static final double FULL_SPEED_DOWN_TO = 0.25;

    /**
     * The codec of a memory; empty if it stores values dense, or if nothing it could store has integer codes.
     *
     * @param name of the memory
     * @param bitsPerCycle of its port
     */
    static Optional<Codec> of(
            String name,
            StoredForm form,
            DatapathFormats formats,
            double bitsPerCycle,
            MacCosts costs,
            double periodPs) {
        int word = Math.max(bits(formats.weights()), bits(formats.activations()));
        if (form.isDense() || word == 0) {
            return Optional.empty();
        }
        CodecParts built = form.code() == StoredForm.Code.RUN_LENGTH
                ? new RunLengthCodecParts(form.runs(word), costs.library())
                : new GroupCodecParts(form, word, costs.library());
        int denseBits = built.valuesPerCycle() * word;
        int decodeStages = stages(name, built.decoder(), denseBits, costs, periodPs);
        int encodeStages = stages(name, built.encoder(), denseBits, costs, periodPs);
        HardwareCost decoder = costs.pipelined(costs.cost(built.decoder()), decodeStages, denseBits);
        HardwareCost encoder = costs.pipelined(costs.cost(built.encoder()), encodeStages, denseBits);
        long count = (long) Math.max(1, Math.ceil(bitsPerCycle / (denseBits * FULL_SPEED_DOWN_TO)));
        return Optional.of(new Codec(
                ImmutableList.of(
                        new UnitPart(name + ".decoder", count, decoder),
                        new UnitPart(name + ".encoder", count, encoder)),
                new StoredMemory(
                        form,
                        decoder.energyFj() * PJ_PER_FJ / built.valuesPerCycle(),
                        encoder.energyFj() * PJ_PER_FJ / built.valuesPerCycle()),
                decodeStages));
    }

    private static int bits(NumberFormat format) {
        return format instanceof FixedPointFormat fixed ? fixed.bits() : 0;
    }

    private static int stages(String name, Part part, int cutBits, MacCosts costs, double periodPs) {
        HardwareCost whole = costs.cost(part);
        for (int stages = 1; stages <= MOST_STAGES; stages++) {
            if (costs.pipelined(whole, stages, cutBits).delayPs() <= periodPs * (1 + 1e-9)) {
                return stages;
            }
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "the codec of memory %s cannot follow a period of %.4g ps, not even in %d stages; lower the clock, or"
                        + " store its tensors dense",
                name,
                periodPs,
                MOST_STAGES));
    }
}
