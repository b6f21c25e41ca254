package org.bitgauge.workloads.values;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.config.Shorthand;

/**
 * Where the values of one operand of all layers come from. The first of files, histogram and distribution that a layer has
 * is taken.
 *
 * @param files pattern of file names
 * @param histogram pattern of names of tables of counts
 * @param distribution for layers without either
 * @param scale from real numbers to codes
 * @param independence of neighbouring values, for histograms and distributions
 */
@Doc("Where the values of one operand come from.")
public record TensorSpec(
        @Doc("Name of the .npy file of a layer, or all.npz:NAME, with {network}, {layer}, {index} and"
                        + " {image}; `onnx` takes the weights of the network's own file.")
                Optional<String> files,
        @Doc("Name of a CSV file of a layer with columns code,count.") Optional<String> histogram,
        @Doc("Distribution for layers without a file.") Optional<DistributionSpec> distribution,
        @Doc("How real numbers become codes.") @Default("auto") Scaling scale,
        @Doc("Exponent that makes of a group of g neighbours the g^x independent values that reach the same"
                        + " widths; measured on four traced networks where not given.")
                @Range(min = 0.05, max = 1)
                Optional<Double> independence) {
    public TensorSpec {
        requireNonNull(scale, "scale");
        if (files.isEmpty() && histogram.isEmpty() && distribution.isEmpty()) {
            throw new IllegalArgumentException("an operand's values need files, a histogram or a distribution");
        }
    }

    /** Files alone. */
    @Shorthand("Name of the file of a layer.")
    public static TensorSpec of(String files) {
        return new TensorSpec(Optional.of(files), Optional.empty(), Optional.empty(), Scaling.AUTO, Optional.empty());
    }
}
