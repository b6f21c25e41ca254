package org.bitgauge.core.schedule;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.layer.TensorRole;

/**
 * One tensor on its way between two neighbouring places of the memory hierarchy.
 *
 * <p>An inward stream fills slots of the nearer level: a tile that needs new data takes a free slot, which is given back
 * when the last tile that uses the data has ended. An outward stream empties slots: a tile with bits to store leaves them
 * in its slot, which is free again when the transfer has ended. With one slot nothing overlaps, with two it is double
 * buffering.
 *
 * @param name for messages and the timeline, for example {@code weights dram>weight-buffer}
 * @param tensor what moves
 * @param direction towards the array or away from it
 * @param channel index of the channel it occupies, in {@link Schedule#channels}
 * @param slots tiles that the nearer level can hold at once, at least 1
 * @param parent index of the stream on the farther side of the same tensor, {@code NONE} at the outermost level; an
 *     inward transfer waits for its parent's data, an outward one hands its data to its parent
 */
public record Stream(String name, TensorRole tensor, Direction direction, int channel, int slots, int parent) {
    /** No parent: the far side is the outermost memory. */
    public static final int NONE = -1;

    public Stream {
        requireNonNull(name, "name");
        requireNonNull(tensor, "tensor");
        requireNonNull(direction, "direction");
        if (slots < 1) {
            throw new IllegalArgumentException("stream " + name + " needs at least one slot");
        }
        if (direction == Direction.IN && tensor == TensorRole.OUTPUTS) {
            throw new IllegalArgumentException(
                    "stream " + name + " brings outputs to the array; what comes in is activations or partial sums");
        }
    }

    /** Which way the data goes. */
    public enum Direction {
        /** Towards the array. */
        IN,
        /** Away from the array. */
        OUT
    }
}
