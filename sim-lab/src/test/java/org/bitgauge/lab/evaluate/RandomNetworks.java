package org.bitgauge.lab.evaluate;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.workloads.VectorWork;

/** Small networks with branches, residuals, concatenations, pooling and attention. */
final class RandomNetworks {
    private final Random random;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();

    private record Feature(String layer, long channels, long side) {
        long elements() {
            return channels * side * side;
        }
    }

    private RandomNetworks(Random random) {
        this.random = random;
    }

    static Network of(Random random) {
        return new RandomNetworks(random).network();
    }

    private Network network() {
        features.add(new Feature(Network.INPUT, 1L + random.nextInt(4), 6L + random.nextInt(6)));
        convolution(features.get(0));
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Feature last = features.get(features.size() - 1);
            switch (random.nextInt(6)) {
                case 0 -> add(last);
                case 1 -> concat(last);
                case 2 -> put("pool", VectorWork.maxPool(last.elements(), last.elements(), 9), last, last);
                case 3 -> attention(last);
                case 4 -> convolution(features.get(1 + random.nextInt(features.size() - 1)));
                default -> convolution(last);
            }
        }
        Feature last = features.get(features.size() - 1);
        put("fc", MatrixMultiply.fullyConnected(1, last.elements(), 10, false), new Feature("", 10, 1), last);
        return new Network("random", "test", ImmutableList.copyOf(layers));
    }

    private Feature put(String name, Operation operation, Feature shape, Feature... inputs) {
        String unique = name + layers.size();
        layers.add(new Layer(
                unique,
                operation,
                ImmutableList.copyOf(
                        List.of(inputs).stream().map(Feature::layer).toList())));
        Feature made = new Feature(unique, shape.channels(), shape.side());
        features.add(made);
        return made;
    }

    private void convolution(Feature in) {
        boolean three = random.nextBoolean();
        int stride = 1 + random.nextInt(2);
        boolean depthwise = random.nextInt(4) == 0;
        long out = depthwise ? in.channels() : 1 + random.nextInt(12);
        Convolution operation = new Convolution(
                1,
                depthwise ? in.channels() : 1,
                in.channels(),
                out,
                Extent.square(in.side()),
                Extent.square(three ? 3 : 1),
                Extent.square(stride),
                Extent.square(1),
                three ? Padding.all(1) : Padding.NONE,
                false);
        Feature made =
                put("conv", operation, new Feature("", out, operation.out().height()), in);
        if (random.nextBoolean()) {
            put("relu", VectorWork.relu(made.elements()), made, made);
        }
    }

    private void add(Feature last) {
        for (Feature other : features.subList(1, features.size())) {
            if (other.channels() == last.channels() && other.side() == last.side()) {
                put("add", VectorWork.add(last.elements()), last, last, other);
                return;
            }
        }
    }

    private void concat(Feature last) {
        for (Feature other : features.subList(1, features.size())) {
            if (other.side() == last.side() && !other.equals(last)) {
                Feature shape = new Feature("", last.channels() + other.channels(), last.side());
                put("concat", VectorWork.move("concat", shape.elements(), shape.elements()), shape, last, other);
                return;
            }
        }
    }

    /** Scores of all pixels against all pixels, with one tensor as query and key. */
    private void attention(Feature last) {
        long tokens = last.side() * last.side();
        MatrixMultiply scores = new MatrixMultiply(1, tokens, last.channels(), tokens, true, 1, false);
        Feature s = put("qk", scores, new Feature("", tokens, last.side()), last, last);
        MatrixMultiply sum = new MatrixMultiply(1, tokens, tokens, last.channels(), true, 1, false);
        put("pv", sum, last, s, last);
    }
}
