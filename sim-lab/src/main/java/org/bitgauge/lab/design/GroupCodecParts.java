package org.bitgauge.lab.design;

import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.Part;
import org.bitgauge.core.values.StoredForm;

/**
 * Groups: a decoder aligns the group in the words that arrive, cuts it into values and extends their signs; an encoder finds
 * the widest value, packs all in that width and aligns the group with the last. Both take a group a cycle.
 *
 * @param form of the groups
 * @param word bits of a value
 * @param library of parts
 */
record GroupCodecParts(StoredForm form, int word, LogicLibrary library) implements CodecParts {
    @Override
    public int valuesPerCycle() {
        return form.group();
    }

    /** Aligner, width field, one multiplexer a value, and what the zeros need. */
    @Override
    public Part decoder() {
        int group = form.group();
        Part align = library.barrelShifter(group * word, log2(group * word));
        Part length = library.multiplier(log2(word) + 1, log2(group) + 1).then(library.adder(log2(group * word) + 1));
        Part cut = library.mux(word, word).then(library.mux(word, 2)).times(group);
        Part all = align.then(length).then(cut);
        return registers(
                hasZeroVector()
                        ? all.then(ranks()).then(library.mux(word, group).times(group))
                        : all);
    }

    /** Width detector over magnitudes, one multiplexer a packed word, and the aligner. */
    @Override
    public Part encoder() {
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
