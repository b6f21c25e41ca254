package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.schedule.Stream.Direction;

/** All ways that tensors take between levels, parents first. */
final class Flows {
    private Flows() {}

    static ImmutableList<Flow> of(LayerProblem problem) {
        ImmutableList.Builder<Flow> flows = ImmutableList.builder();
        int size = add(flows, problem, Operand.WEIGHTS, TensorRole.WEIGHTS, Direction.IN, 0);
        size = add(flows, problem, Operand.ACTIVATIONS, TensorRole.ACTIVATIONS, Direction.IN, size);
        size = add(flows, problem, Operand.RESULTS, TensorRole.PARTIAL_SUMS, Direction.IN, size);
        size = add(flows, problem, Operand.RESULTS, TensorRole.PARTIAL_SUMS, Direction.OUT, size);
        add(flows, problem, Operand.RESULTS, TensorRole.OUTPUTS, Direction.OUT, size);
        return flows.build();
    }

    private static int add(
            ImmutableList.Builder<Flow> flows,
            LayerProblem problem,
            Operand operand,
            TensorRole role,
            Direction direction,
            int size) {
        Hierarchy hierarchy = problem.hierarchy();
        int[] chain = hierarchy.chain(operand);
        int parent = -1;
        int next = size;
        for (int i = chain.length - 1; i >= 0; i--) {
            int source = hierarchy.farther(operand, i);
            if (source == Hierarchy.DRAM && problem.isResident(operand)) {
                continue;
            }
            flows.add(new Flow(operand, role, direction, chain[i], source, hierarchy.stageOf(chain[i]), parent));
            parent = next++;
        }
        return next;
    }
}
