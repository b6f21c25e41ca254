package org.bitgauge.units.rowstationary;

/**
 * What one processing pass of a row stationary array works on (Chen et al., ISCA 2016; the letters are those of JSSC
 * 2017). A logical set of kernel rows x strip elements makes a strip of output rows; sets lie side by side on the array.
 *
 * @param images n: images that follow one another with the same weights
 * @param strip e: output rows of a set
 * @param filters p: filters that an element works on in turn
 * @param channels q: channels that an element sums in turn
 * @param channelSets r: sets that work on different channels and add up
 * @param filterSets t: sets that work on different filters
 */
public record RowStationaryMapping(
        long images, long strip, long filters, long channels, long channelSets, long filterSets) {
    public RowStationaryMapping {
        if (images < 1 || strip < 1 || filters < 1 || channels < 1 || channelSets < 1 || filterSets < 1) {
            throw new IllegalArgumentException("every part of a mapping is at least 1");
        }
    }
}
