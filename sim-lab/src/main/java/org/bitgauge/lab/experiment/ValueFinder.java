package org.bitgauge.lab.experiment;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.values.LayerValues;

/** Finds what is known of the values of a network's layers once their formats are known. */
interface ValueFinder {
    /** One for each layer. */
    ImmutableList<LayerValues> find(ImmutableList<LayerPrecision> precisions);
}
