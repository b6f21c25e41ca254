package org.bitgauge.units.map;

import java.util.Arrays;
import org.bitgauge.core.layer.TensorRole;

/** What a mapping moves through ports beside its tiles, at the least; nothing where no memory next to the array shares them. */
final class PassingBits {
    private final Hierarchy hierarchy;
    private final NearPorts ports;
    private final double[] bits;

    PassingBits(Hierarchy hierarchy, NearPorts ports) {
        this.hierarchy = hierarchy;
        this.ports = ports;
        bits = new double[ports.count()];
    }

    /** Whether no port is shared. */
    boolean isEmpty() {
        return bits.length == 0;
    }

    void clear() {
        Arrays.fill(bits, 0);
    }

    /**
     * Adds what an operand moves between two levels, where the nearer has room for more than one tile.
     *
     * @param elements of the layer, each as often as blocks overlap
     * @param visits how often each block comes
     * @param alone elements of the first fill or the last drain
     */
    void add(Operand operand, int level, int source, double elements, double visits, long alone) {
        if (isEmpty() || hierarchy.level(level).slots() < 2) {
            return;
        }
        if (operand == Operand.RESULTS) {
            add(level, source, elements - alone, TensorRole.OUTPUTS, false);
            add(level, source, elements * (visits - 1), TensorRole.PARTIAL_SUMS, false);
            add(level, source, elements * (visits - 1), TensorRole.PARTIAL_SUMS, true);
        } else {
            add(level, source, elements * visits - alone, VectorSchedule.role(operand), true);
        }
    }

    private void add(int level, int source, double elements, TensorRole role, boolean inward) {
        if (elements > 0) {
            ports.pass(level, !inward, elements, role, bits);
            if (source != Hierarchy.DRAM) {
                ports.pass(source, inward, elements, role, bits);
            }
        }
    }

    /** Cycles of the busiest port next to the array with what the array itself moves. */
    double cycles(double[] arrayBits) {
        return isEmpty() ? 0 : ports.cycles(arrayBits, bits);
    }
}
