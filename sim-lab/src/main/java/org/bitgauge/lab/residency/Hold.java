package org.bitgauge.lab.residency;

/**
 * A tensor that stays on chip.
 *
 * @param tensor its place among the stored tensors
 * @param until step of the last reader that finds it there
 * @param written whether a copy goes to DRAM, for readers that do not
 */
public record Hold(int tensor, int until, boolean written) {}
