package org.bitgauge.lab.residency;

import com.google.common.collect.ImmutableList;

/**
 * Which tensors stay on chip, and how each step runs with that.
 *
 * @param residencies one for each step
 * @param kept what stays, in the order in which it is made
 * @param cost of the run
 * @param without cost of the run with every tensor in DRAM
 */
public record ResidencyPlan(
        ImmutableList<org.bitgauge.core.unit.Residency> residencies,
        ImmutableList<Hold> kept,
        StepCost cost,
        StepCost without) {}
