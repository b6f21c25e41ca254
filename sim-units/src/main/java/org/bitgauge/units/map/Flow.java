package org.bitgauge.units.map;

import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.Stream.Direction;

/**
 * One tensor between a level and what lies behind it.
 *
 * @param operand what moves
 * @param role finished or not, for results
 * @param direction towards the array or away from it
 * @param level the nearer level
 * @param source the farther level, or {@link Hierarchy#DRAM}
 * @param stage of the nearer level
 * @param parent index of the flow on the farther side, -1 for none
 */
record Flow(Operand operand, TensorRole role, Direction direction, int level, int source, int stage, int parent) {}
