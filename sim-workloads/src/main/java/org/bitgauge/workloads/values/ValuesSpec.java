package org.bitgauge.workloads.values;

import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Shorthand;

/**
 * On which data the networks of an experiment run.
 *
 * @param folder of the files
 * @param activations inputs of the layers
 * @param weights weights of the layers
 */
@Doc("On which data the networks run: tensors, histograms or distributions, for units and memories that look at"
        + " values.")
public record ValuesSpec(
        @Doc("Folder of the files.") @Default(".") Path folder,
        @Doc("Inputs of the layers; unknown where absent.") Optional<TensorSpec> activations,
        @Doc("Weights of the layers; unknown where absent.") Optional<TensorSpec> weights) {
    /** Pattern of activation files where only a folder is given. */
    public static final String ACTIVATIONS = "act-{layer}-{image}.npy";

    /** Pattern of weight files where only a folder is given. */
    public static final String WEIGHTS = "wgt-{layer}.npy";

    public ValuesSpec {
        if (activations.isEmpty() && weights.isEmpty()) {
            activations = Optional.of(TensorSpec.of(ACTIVATIONS));
            weights = Optional.of(TensorSpec.of(WEIGHTS));
        }
    }

    /** A folder with {@code act-LAYER-IMAGE.npy} and {@code wgt-LAYER.npy}. */
    @Shorthand("Folder with act-LAYER-IMAGE.npy and wgt-LAYER.npy.")
    public static ValuesSpec of(Path folder) {
        return new ValuesSpec(folder, Optional.empty(), Optional.empty());
    }
}
