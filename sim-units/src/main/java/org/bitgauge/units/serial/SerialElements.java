package org.bitgauge.units.serial;

import java.util.Optional;
import org.bitgauge.core.layer.Operation;

/**
 * Crossings of a layer over all its steps, as DNNsim counts processing elements.
 *
 * @param scheduled with a window and a filter
 * @param idle without, in tiles that have any filter
 */
public record SerialElements(long scheduled, long idle) {
    /** Of a layer in operands of so many bits; empty where the grid defines no order, or has too few columns or rows. */
    public static Optional<SerialElements> of(
            SerialGrid grid, Operation operation, int activationBits, int weightBits) {
        if (activationBits > SerialGrid.WORD
                || weightBits > SerialGrid.WORD
                || grid.columns() < SerialLayer.ceil(activationBits, grid.peWidth())
                || grid.rows() < SerialLayer.ceil(weightBits, grid.peWidth())) {
            return Optional.empty();
        }
        return LayerOperands.of(operation).map(operands -> {
            SerialLayer layer = new SerialLayer(grid, operands.gridShape(), activationBits, weightBits);
            return new SerialElements(
                    Math.multiplyExact(operands.images(), layer.scheduledElements()),
                    Math.multiplyExact(operands.images(), layer.idleElements()));
        });
    }
}
