package org.bitgauge.lab.design;

import org.bitgauge.core.cost.logic.LogicLibrary;
import org.bitgauge.core.cost.logic.Part;
import org.bitgauge.core.values.RunLengthCode;

/**
 * Runs: a decoder selects a pair of the word, counts its run down and lets the value through at its end; an encoder tells
 * zeros, counts them and puts a pair into the word. Both take a value a cycle.
 *
 * @param code of the runs
 * @param library of parts
 */
record RunLengthCodecParts(RunLengthCode code, LogicLibrary library) implements CodecParts {
    @Override
    public int valuesPerCycle() {
        return 1;
    }

    @Override
    public Part decoder() {
        Part pair = library.mux(code.runBits() + code.valueBits(), code.pairs());
        Part through = library.gates("value at the end of its run", code.valueBits(), 1);
        return pair.then(library.mux(code.runBits(), 2))
                .then(counter())
                .then(through)
                .then(registers());
    }

    @Override
    public Part encoder() {
        Part zero = library.gateTree(code.valueBits());
        Part place = library.gates("pair of the word", code.pairs(), 1);
        return zero.then(counter()).then(place).then(registers());
    }

    /** Counts a run and tells its end. */
    private Part counter() {
        return library.adder(code.runBits()).then(library.gateTree(code.runBits()));
    }

    /** The word, the run, the place in the word and the value. */
    private Part registers() {
        int place = Integer.SIZE - Integer.numberOfLeadingZeros(code.pairs() - 1);
        return library.register(code.wordBits() + code.runBits() + place + code.valueBits());
    }
}
