package org.bitgauge.core.unit;

/** Decides tile sizes and loop orders: a layer on a machine becomes a schedule. Pure and deterministic. */
public interface Mapper {
    /**
     * Maps a layer.
     *
     * @throws InfeasibleMappingException if no tile of the layer, or not the tile asked for, fits the machine's memories
     * @throws IllegalArgumentException if the array refuses the layer, or a fixed mapping is not one of this layer
     */
    Mapped map(LayerTask task, Machine machine, MappingRequest request) throws InfeasibleMappingException;

    /** Maps a layer to run as fast as possible but for the default slack. */
    default Mapped map(LayerTask task, Machine machine, Residency residency) throws InfeasibleMappingException {
        return map(task, machine, MappingRequest.FAST.withResidency(residency));
    }

    /** Maps a layer that reads from DRAM and writes to it. */
    default Mapped map(LayerTask task, Machine machine) throws InfeasibleMappingException {
        return map(task, machine, MappingRequest.FAST);
    }
}
