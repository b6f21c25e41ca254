package org.bitgauge.workloads.onnx;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;
import org.bitgauge.workloads.zoo.NetworkFamily;
import org.bitgauge.workloads.zoo.NetworkSpec;

/** A network read from an ONNX file wherever an experiment names one: {@code network: {type: onnx, file: model.onnx}}. */
@AutoService(NetworkFamily.class)
public final class OnnxNetwork implements NetworkFamily {
    /**
     * The file and what it leaves open.
     *
     * @param file the model
     * @param batch size of a free first dimension
     * @param dimensions sizes of other free dimensions by name
     */
    public record Spec(
            @Doc("The .onnx file, relative to this file.") Path file,
            @Doc("Size of a free first dimension of the inputs.") @Default("1") @Positive long batch,
            @Doc("Sizes of other free dimensions by their name in the file.") @Default("{}")
                    ImmutableMap<String, Long> dimensions)
            implements NetworkSpec {
        /** The network; {@link #read} says also what is not counted. */
        @Override
        public Network build() {
            return read().network();
        }

        /** The network with warnings and notes. */
        public OnnxImport read() {
            return OnnxImporter.read(file, batch, dimensions);
        }
    }

    @Override
    public String typeName() {
        return "onnx";
    }

    @Override
    public String doc() {
        return "A network read from an ONNX file";
    }

    @Override
    public Class<? extends NetworkSpec> specType() {
        return Spec.class;
    }
}
