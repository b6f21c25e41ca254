package org.bitgauge.workloads.yaml;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.config.TypeKey;
import org.bitgauge.core.config.TypeName;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.VectorOperation;

/** A layer as written: {@code op} says which kind. */
@TypeKey("op")
public sealed interface LayerSpec {
    /** Name, unique in the network. */
    String name();

    /** Layers it reads; the one before where empty. */
    ImmutableList<String> inputs();

    /** What it computes. */
    Operation operation();

    /**
     * A convolution.
     *
     * @param name name of the layer
     * @param inputs layers it reads
     * @param batch images
     * @param groups groups of channels
     * @param inChannels channels of the input
     * @param outChannels channels of the output
     * @param in height and width of the input
     * @param kernel height and width of the kernel
     * @param stride vertical and horizontal stride
     * @param dilation distance of kernel elements
     * @param padding zeros above, left, below, right
     * @param bias whether a bias is added
     */
    @TypeName("conv")
    @Doc("A convolution; depthwise where groups equal the input channels.")
    record Conv(
            @Doc("Name of the layer.") String name,
            @Doc("Layers it reads, 'input' for the network's; the layer before where absent.") @Default("[]")
                    ImmutableList<String> inputs,
            @Doc("Images at once.") @Default("1") @Positive long batch,
            @Doc("Groups of channels.") @Default("1") @Positive long groups,
            @Doc("Channels of the input, all groups together.") @Positive long inChannels,
            @Doc("Channels of the output, all groups together.") @Positive long outChannels,
            @Doc("Height and width of the input.") ImmutableList<Long> in,
            @Doc("Height and width of the kernel.") ImmutableList<Long> kernel,
            @Doc("Vertical and horizontal stride.") @Default("[1, 1]") ImmutableList<Long> stride,
            @Doc("Distance of neighbouring kernel elements.") @Default("[1, 1]") ImmutableList<Long> dilation,
            @Doc("Zeros above, left, below and right.") @Default("[0, 0, 0, 0]") ImmutableList<Long> padding,
            @Doc("Whether one bias per output channel is added.") @Default("true") boolean bias)
            implements LayerSpec {
        public Conv {
            requireNonNull(make(batch, groups, inChannels, outChannels, in, kernel, stride, dilation, padding, bias));
        }

        @Override
        public Operation operation() {
            return make(batch, groups, inChannels, outChannels, in, kernel, stride, dilation, padding, bias);
        }

        private static Convolution make(
                long batch,
                long groups,
                long inChannels,
                long outChannels,
                ImmutableList<Long> in,
                ImmutableList<Long> kernel,
                ImmutableList<Long> stride,
                ImmutableList<Long> dilation,
                ImmutableList<Long> padding,
                boolean bias) {
            if (padding.size() != 4) {
                throw new IllegalArgumentException("padding needs four numbers: above, left, below, right");
            }
            return new Convolution(
                    batch,
                    groups,
                    inChannels,
                    outChannels,
                    extent("in", in),
                    extent("kernel", kernel),
                    extent("stride", stride),
                    extent("dilation", dilation),
                    new Padding(padding.get(0), padding.get(1), padding.get(2), padding.get(3)),
                    bias);
        }

        private static Extent extent(String key, ImmutableList<Long> sizes) {
            if (sizes.size() != 2) {
                throw new IllegalArgumentException(key + " needs two numbers: height and width");
            }
            return new Extent(sizes.get(0), sizes.get(1));
        }
    }

    /**
     * A matrix product.
     *
     * @param name name of the layer
     * @param inputs layers it reads
     * @param batches independent products
     * @param rows rows of the activations
     * @param reduction summed dimension
     * @param columns columns of the weights
     * @param dynamicWeights whether another layer makes the weights
     * @param sharedWeights consecutive products that share weights
     * @param bias whether a bias is added
     */
    @TypeName("matmul")
    @Doc("A fully connected layer, or a product of two tensors made by other layers.")
    record Product(
            @Doc("Name of the layer.") String name,
            @Doc("Layers it reads, 'input' for the network's; the layer before where absent.") @Default("[]")
                    ImmutableList<String> inputs,
            @Doc("Independent products.") @Default("1") @Positive long batches,
            @Doc("Rows of the activations: images, tokens.") @Default("1") @Positive long rows,
            @Doc("Summed dimension: input features.") @Positive long reduction,
            @Doc("Columns of the weights: output features.") @Positive long columns,
            @Doc("Whether another layer makes the weights.") @Default("false") boolean dynamicWeights,
            @Doc("Consecutive products that share weights.") @Default("1") @Positive long sharedWeights,
            @Doc("Whether one bias per column is added.") @Default("false") boolean bias)
            implements LayerSpec {
        public Product {
            if (batches % sharedWeights != 0) {
                throw new IllegalArgumentException(
                        "shared-weights (" + sharedWeights + ") must divide batches (" + batches + ")");
            }
        }

        @Override
        public Operation operation() {
            return new MatrixMultiply(batches, rows, reduction, columns, dynamicWeights, sharedWeights, bias);
        }
    }

    /**
     * Vector work.
     *
     * @param name name of the layer
     * @param inputs layers it reads
     * @param function what is computed
     * @param inElements elements read
     * @param outElements elements written
     * @param operations scalar operations
     * @param parameters trained parameters
     * @param parametersRead those read in one pass
     * @param fusible whether it is done on the way of a result
     */
    @TypeName("vector")
    @Doc("Work without multiply-accumulate structure: pooling, activation, normalisation, softmax, element-wise.")
    record Vector(
            @Doc("Name of the layer.") String name,
            @Doc("Layers it reads, 'input' for the network's; the layer before where absent.") @Default("[]")
                    ImmutableList<String> inputs,
            @Doc("What is computed, as printed.") String function,
            @Doc("Elements read, all operands together.") @Positive long inElements,
            @Doc("Elements written.") @Positive long outElements,
            @Doc("Scalar operations in all.") @Range(min = 0) long operations,
            @Doc("Trained parameters.") @Default("0") @Range(min = 0) long parameters,
            @Doc("Parameters read in one pass; all where absent.") Optional<Long> parametersRead,
            @Doc("Whether it is done on the way of a result to memory.") @Default("false") boolean fusible)
            implements LayerSpec {
        @Override
        public Operation operation() {
            return new VectorOperation(
                    function,
                    inElements,
                    outElements,
                    operations,
                    parameters,
                    parametersRead.orElse(parameters),
                    fusible);
        }
    }
}
