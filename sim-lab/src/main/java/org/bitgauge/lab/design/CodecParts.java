package org.bitgauge.lab.design;

import org.bitgauge.core.cost.logic.Part;

/** Structure of one encoder and one decoder of a stored form, registers at both ends included. */
interface CodecParts {
    /** Values that each takes in a cycle. */
    int valuesPerCycle();

    /** From stored bits to values. */
    Part decoder();

    /** From values to stored bits. */
    Part encoder();
}
