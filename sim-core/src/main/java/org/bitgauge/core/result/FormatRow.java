package org.bitgauge.core.result;

/**
 * One row of the effective precision table.
 *
 * @param network name of the network
 * @param profile name of the profile
 * @param layer name of the layer
 * @param tensor label of the tensor
 * @param format canonical name of the format
 * @param bits bits of an element as stored, scales included
 * @param reason rule of the profile, or how it was derived
 */
public record FormatRow(
        String network, String profile, String layer, String tensor, String format, double bits, String reason) {}
