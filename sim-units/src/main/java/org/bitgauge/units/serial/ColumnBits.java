package org.bitgauge.units.serial;

/**
 * The magnitudes of the lanes of a column or-ed into one word, for every position of the input, chunk of channels and block
 * of an operand: all that leading-one and trailing-zero detectors of any group of columns need.
 */
final class ColumnBits {
    private final short[] or;
    private final int positions;
    private final int blocks;

    private ColumnBits(short[] or, int positions, int blocks) {
        this.or = or;
        this.positions = positions;
        this.blocks = blocks;
    }

    /** Of the input of a convolution. */
    static ColumnBits ofInput(SerialLayer layer, Operand activations) {
        SerialShape shape = layer.shape();
        int positions = shape.nx() * shape.ny();
        int blocks = layer.activationBlocks();
        short[] or = new short[layer.groups() * layer.chunks() * blocks * positions];
        ColumnBits bits = new ColumnBits(or, positions, blocks);
        for (int group = 0; group < layer.groups(); group++) {
            int first = group * layer.groupChannels();
            int end = Math.min(shape.channels(), first + layer.groupChannels());
            for (int channel = first; channel < end; channel++) {
                int chunk = group * layer.chunks() + (channel - first) / layer.lanes();
                for (int block = 0; block < blocks; block++) {
                    bits.merge(
                            activations,
                            channel * positions,
                            (chunk * blocks + block) * positions,
                            block,
                            layer.grid().peWidth());
                }
            }
        }
        return bits;
    }

    /** Of the vectors of a linear layer: one position, chunks of all recurrences one after another. */
    static ColumnBits ofVectors(SerialLayer layer, Operand activations) {
        SerialShape shape = layer.shape();
        int blocks = layer.activationBlocks();
        short[] or = new short[shape.recurrences() * layer.chunks() * blocks];
        ColumnBits bits = new ColumnBits(or, 1, blocks);
        for (int r = 0; r < shape.recurrences(); r++) {
            for (int channel = 0; channel < shape.channels(); channel++) {
                int chunk = r * layer.chunks() + channel / layer.lanes();
                for (int block = 0; block < blocks; block++) {
                    bits.merge(
                            activations,
                            r * shape.channels() + channel,
                            chunk * blocks + block,
                            block,
                            layer.grid().peWidth());
                }
            }
        }
        return bits;
    }

    private void merge(Operand activations, int from, int to, int block, int width) {
        short[] words = activations.words();
        if (width == SerialGrid.WORD) {
            boolean signed = activations.signed();
            for (int i = 0; i < positions; i++) {
                int word = words[from + i];
                or[to + i] |= (short) (signed ? word ^ word >> 31 : word);
            }
            return;
        }
        for (int i = 0; i < positions; i++) {
            int part = words[from + i] >> block * width;
            or[to + i] |= (short) Bits.magnitude(part, activations.signed(), width);
        }
    }

    /** The or-ed lanes of a chunk and block at a position. */
    int at(int chunk, int block, int position) {
        return or[(chunk * blocks + block) * positions + position] & 0xffff;
    }

    int positions() {
        return positions;
    }
}
