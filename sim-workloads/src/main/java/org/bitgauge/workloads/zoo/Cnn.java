package org.bitgauge.workloads.zoo;

import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.workloads.VectorWork;

/**
 * Writes down a convolutional network layer by layer and keeps track of channels and extents. Batch normalisation is folded:
 * its scale into the weights, its shift into the bias.
 */
final class Cnn {
    private final ImmutableList.Builder<Layer> layers = ImmutableList.builder();
    private final long batch;
    private final Feature input;

    Cnn(long batch, long channels, long resolution) {
        Check.positive(batch, "batch");
        Check.positive(resolution, "resolution");
        this.batch = batch;
        this.input = new Feature(Network.INPUT, channels, Extent.square(resolution));
    }

    Feature input() {
        return input;
    }

    long batch() {
        return batch;
    }

    Feature conv(String name, Feature in, long out, Window window) {
        return conv(name, in, out, window, 1);
    }

    Feature depthwise(String name, Feature in, Window window) {
        return conv(name, in, in.channels(), window, in.channels());
    }

    Feature conv(String name, Feature in, long out, Window window, long groups) {
        Convolution operation = new Convolution(
                batch,
                groups,
                in.channels(),
                out,
                in.extent(),
                Extent.square(window.kernel()),
                Extent.square(window.stride()),
                Extent.square(1),
                window.padding(in.extent()),
                true);
        return put(name, operation, out, operation.out(), in);
    }

    /** A convolution followed by a rectifier. */
    Feature convRelu(String name, Feature in, long out, Window window) {
        return relu("relu_" + name, conv(name, in, out, window));
    }

    Feature relu(String name, Feature in) {
        return put(name, VectorWork.relu(total(in)), in.channels(), in.extent(), in);
    }

    Feature clip(String name, Feature in) {
        return put(name, VectorWork.clip(total(in)), in.channels(), in.extent(), in);
    }

    Feature maxPool(String name, Feature in, Window window, boolean ceiling) {
        Feature out = new Feature(name, in.channels(), window.pooled(in.extent(), ceiling));
        long area = multiplyExact(window.kernel(), window.kernel());
        return put(name, VectorWork.maxPool(total(in), total(out), area), out.channels(), out.extent(), in);
    }

    Feature averagePool(String name, Feature in, Window window, boolean ceiling) {
        Feature out = new Feature(name, in.channels(), window.pooled(in.extent(), ceiling));
        long area = multiplyExact(window.kernel(), window.kernel());
        return put(name, VectorWork.averagePool(total(in), total(out), area), out.channels(), out.extent(), in);
    }

    Feature globalAveragePool(String name, Feature in) {
        long out = multiplyExact(batch, in.channels());
        return put(name, VectorWork.globalAveragePool(total(in), out), in.channels(), Extent.square(1), in);
    }

    Feature lrn(String name, Feature in) {
        return put(name, VectorWork.lrn(total(in), 5), in.channels(), in.extent(), in);
    }

    Feature add(String name, Feature a, Feature b) {
        if (a.channels() != b.channels() || !a.extent().equals(b.extent())) {
            throw new IllegalStateException(name + " adds " + a + " and " + b);
        }
        return put(name, VectorWork.add(total(a)), a.channels(), a.extent(), a, b);
    }

    Feature concat(String name, Feature... parts) {
        long channels = 0;
        for (Feature part : parts) {
            channels += part.channels();
        }
        long elements =
                multiplyExact(batch, multiplyExact(channels, parts[0].extent().area()));
        return put(name, VectorWork.move("concat", elements, elements), channels, parts[0].extent(), parts);
    }

    Feature fullyConnected(String name, Feature in, long out) {
        MatrixMultiply operation = MatrixMultiply.fullyConnected(batch, in.elements(), out, true);
        return put(name, operation, out, Extent.square(1), in);
    }

    Feature softmax(String name, Feature in) {
        return put(name, VectorWork.softmax(batch, in.channels()), in.channels(), Extent.square(1), in);
    }

    /** Any operation, for what has no method here. */
    Feature put(String name, Operation operation, long channels, Extent extent, Feature... inputs) {
        ImmutableList<String> names =
                List.of(inputs).stream().map(Feature::layer).collect(ImmutableList.toImmutableList());
        layers.add(new Layer(name, operation, names));
        return new Feature(name, channels, extent);
    }

    /** The network; a batch shows in its name, as {@code resnet50-b4}. */
    Network build(String name, String source) {
        return new Network(Decoding.batched(name, batch), source, batch, layers.build());
    }

    long total(Feature feature) {
        return multiplyExact(batch, feature.elements());
    }
}
