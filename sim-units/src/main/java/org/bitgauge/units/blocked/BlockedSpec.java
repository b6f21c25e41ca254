package org.bitgauge.units.blocked;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.unit.ComputeUnitSpec;

/**
 * An array of blocked processing elements as a user writes it.
 *
 * @param rows processing elements in a column
 * @param columns processing elements in a row
 * @param block bits of a block of both operands, K
 * @param weightBlock bits of a block of the weight, where it differs
 * @param activationBlock bits of a block of the activation, where it differs
 * @param multipliers block multipliers of an element, B; those of an exact product in one step where absent
 * @param dataflow name of a {@link org.bitgauge.core.unit.Dataflow}
 * @param weights format of the weight operand as built; the widest of the profile where absent
 * @param activations format of the activation operand as built
 * @param accumulator format of the sums as built
 */
@Doc("Elements of small block multipliers that compute all or some of the block products of a product (Ax-BxP).")
public record BlockedSpec(
        @Doc("Processing elements in a column.") @Range(min = 1, max = 65_536) int rows,
        @Doc("Processing elements in a row.") @Range(min = 1, max = 65_536) int columns,
        @Doc("Bits of a block, K; divides the bits of the operands.") @Default("4") @Range(min = 1, max = 32) int block,
        @Doc("Bits of a block of the weight, where it is not that of both; the weight's own width for digit-serial"
                        + " activations.")
                @Range(min = 1, max = 32)
                Optional<Integer> weightBlock,
        @Doc("Bits of a block of the activation, where it is not that of both; the activation's own width for"
                        + " digit-serial weights.")
                @Range(min = 1, max = 32)
                Optional<Integer> activationBlock,
        @Doc("Block multipliers of an element, B; as many as an exact product has block products where absent.")
                @Range(min = 1, max = 1024)
                Optional<Integer> multipliers,
        @Doc("What stays in place: output-stationary, weight-stationary or input-stationary.")
                @Default("weight-stationary")
                String dataflow,
        @Doc("Widest format of weights; the profile's if absent.") Optional<NumberFormat> weights,
        @Doc("Widest format of activations; the profile's if absent.") Optional<NumberFormat> activations,
        @Doc("Format of the accumulators; the profile's widest if absent.") Optional<NumberFormat> accumulator)
        implements ComputeUnitSpec {
    public BlockedSpec {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "an array has at least one row and one column, not " + rows + "x" + columns);
        }
        if (block < 1) {
            throw new IllegalArgumentException("a block has at least 1 bit, not " + block);
        }
        BlockedType.dataflows().require(dataflow);
    }

    /** Bits of a block of the weight. */
    public int ofWeight() {
        return weightBlock.orElse(block);
    }

    /** Bits of a block of the activation. */
    public int ofActivation() {
        return activationBlock.orElse(block);
    }

    /** Changes rows and columns in about their proportions. */
    @Override
    public BlockedSpec resized(double factor) {
        Sides sides = Sides.resized(rows, columns, factor);
        return new BlockedSpec(
                sides.rows(),
                sides.columns(),
                block,
                weightBlock,
                activationBlock,
                multipliers,
                dataflow,
                weights,
                activations,
                accumulator);
    }
}
