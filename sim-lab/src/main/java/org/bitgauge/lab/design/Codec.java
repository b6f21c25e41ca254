package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Part;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.StoredMemory;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.values.StoredForm;

/**
 * Encoders and decoders of groups at the port of a memory, by construction: a decoder aligns the group in the words that
 * arrive, cuts it into values and extends their signs; an encoder finds the widest value, packs all in that width and
 * aligns the group with the last. Both take a group a cycle and are cut into stages that follow the clock; as many stand
 * side by side as keep a port busy whose data shrink to a quarter.
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
        Construction built = new Construction(form, word, costs.library());
        int groupBits = form.group() * word;
        int decodeStages = stages(name, built.decoder(), groupBits, costs, periodPs);
        int encodeStages = stages(name, built.encoder(), groupBits, costs, periodPs);
        HardwareCost decoder = costs.pipelined(costs.cost(built.decoder()), decodeStages, groupBits);
        HardwareCost encoder = costs.pipelined(costs.cost(built.encoder()), encodeStages, groupBits);
        long count = (long) Math.max(1, Math.ceil(bitsPerCycle / (groupBits * FULL_SPEED_DOWN_TO)));
        return Optional.of(new Codec(
                ImmutableList.of(
                        new UnitPart(name + ".decoder", count, decoder),
                        new UnitPart(name + ".encoder", count, encoder)),
                new StoredMemory(
                        form,
                        decoder.energyFj() * PJ_PER_FJ / form.group(),
                        encoder.energyFj() * PJ_PER_FJ / form.group()),
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

    /** Structure of one encoder and one decoder. */
    private record Construction(StoredForm form, int word, LogicLibrary library) {
        /** Aligner, width field, one multiplexer a value, and what the zeros need. */
        Part decoder() {
            int group = form.group();
            Part align = library.barrelShifter(group * word, log2(group * word));
            Part length =
                    library.multiplier(log2(word) + 1, log2(group) + 1).then(library.adder(log2(group * word) + 1));
            Part cut = library.mux(word, word).then(library.mux(word, 2)).times(group);
            Part all = align.then(length).then(cut);
            return registers(
                    hasZeroVector()
                            ? all.then(ranks()).then(library.mux(word, group).times(group))
                            : all);
        }

        /** Width detector over magnitudes, one multiplexer a packed word, and the aligner. */
        Part encoder() {
            int group = form.group();
            Part magnitudes = library.conditionalNegate(word).times(group);
            Part detector = library.gateTree(group).times(word).then(library.leadingZeroCounter(word));
            Part pack = library.mux(word, word).times(group);
            Part align = library.barrelShifter(group * word, log2(group * word));
            Part all = magnitudes.then(detector).then(pack).then(align);
            return registers(
                    hasZeroVector()
                            ? all.then(library.gateTree(word).times(group))
                                    .then(ranks())
                                    .then(library.mux(word, group).times(group))
                            : all);
        }

        /** How many values before each one are not zero. */
        private Part ranks() {
            return library.adderTree(Math.max(2, form.group()), 1).times(log2(form.group()));
        }

        private boolean hasZeroVector() {
            return form.code() == StoredForm.Code.ZERO_VECTOR || form.code() == StoredForm.Code.SHAPESHIFTER;
        }

        /** The group on its way in and on its way out. */
        private Part registers(Part logic) {
            return logic.then(library.register(2 * form.group() * word + form.field(word)));
        }

        private static int log2(int value) {
            return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, value - 1));
        }
    }
}
