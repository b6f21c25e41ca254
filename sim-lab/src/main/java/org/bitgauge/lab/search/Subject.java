package org.bitgauge.lab.search;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.workloads.profile.PrecisionProfile;

/** A trained network with inputs, which can be run under any precision profile. Measuring is what a search pays for. */
public interface Subject {
    /** Name of the network. */
    String name();

    /** Its layers, for the cost of a profile. */
    Network network();

    /** Names of the layers whose operands a profile may choose: products with stored weights, in order. */
    ImmutableList<String> layers();

    /**
     * Fixed point for an operand of a layer: as many integer bits as its largest magnitude over the data needs, a sign bit
     * where it has negative values, the rest fraction bits.
     *
     * @param bits all bits
     */
    FixedPointFormat fixed(String layer, TensorRole role, int bits);

    /** What is known of the values of a layer in given formats, for units whose cost depends on them. */
    default LayerValues values(Layer layer, LayerPrecision precision) {
        return LayerValues.NONE;
    }

    /** What tells measurements of this network, on these inputs, by this metric, from all others. */
    String fingerprint();

    /** What counts as right, as top-1. */
    String metric();

    /** Inputs that a measurement runs. */
    long images();

    /** Right answers in single precision. */
    long baseline();

    /** Right answers under a profile. */
    long correct(PrecisionProfile profile);

    /**
     * Coefficient of determination (R squared) between the last layer's activations under a profile and in single precision.
     *
     * @param inputs how many inputs are run
     */
    double correlation(PrecisionProfile profile, int inputs);

    /**
     * Power of the error of the last layer's activations under a profile over the power of those in single precision.
     *
     * @param inputs how many inputs are run
     */
    double noise(PrecisionProfile profile, int inputs);
}
