package org.bitgauge.workloads.zoo;

import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.workloads.VectorWork;

/**
 * Writes down a transformer layer by layer. Every projection is one product over all tokens of the batch; each attention
 * product is one product per image and head with a weight operand that another layer made. The factor 1 / sqrt(head width)
 * is folded into the query projection; a causal mask saves nothing, scores are the full rectangle.
 */
final class Transformer {
    private final ImmutableList.Builder<Layer> layers = ImmutableList.builder();
    private final long batch;
    private final long tokens;

    Transformer(long batch, long tokens) {
        Check.positive(batch, "batch");
        Check.positive(tokens, "tokens");
        this.batch = batch;
        this.tokens = tokens;
    }

    /** Tokens of the whole batch that pass through each layer. */
    long rows() {
        return multiplyExact(batch, tokens);
    }

    Tokens linear(String name, Tokens in, long width, boolean bias) {
        return put(name, MatrixMultiply.fullyConnected(rows(), in.width(), width, bias), width, in);
    }

    /** A linear layer on one token of each input: a classifier, a pooler, the last logits. */
    Tokens linearOfOne(String name, Tokens in, long width, boolean bias) {
        return put(name, MatrixMultiply.fullyConnected(batch, in.width(), width, bias), width, in);
    }

    Tokens embedding(String name, long entries, long width) {
        return put(name, VectorWork.embedding(rows(), entries, width), width, new Tokens(Network.INPUT, 1));
    }

    /** Rows of a table whose parameters another layer counts. */
    Tokens sharedEmbedding(String name, long width) {
        long out = multiplyExact(rows(), width);
        VectorOperation look = new VectorOperation("embedding", rows(), out, out, 0, out, false);
        return put(name, look, width, new Tokens(Network.INPUT, 1));
    }

    /** Trained vectors of the first positions, of which the {@code tokens} in use are read and added. */
    Tokens addPositions(String name, Tokens in, long entries) {
        long elements = multiplyExact(rows(), in.width());
        Operation add = new VectorOperation(
                "add",
                elements,
                elements,
                elements,
                multiplyExact(entries, in.width()),
                multiplyExact(tokens, in.width()),
                true);
        return put(name, add, in.width(), in);
    }

    Tokens layerNorm(String name, Tokens in) {
        return put(name, VectorWork.layerNorm(rows(), in.width(), true), in.width(), in);
    }

    Tokens rmsNorm(String name, Tokens in) {
        return put(name, VectorWork.rmsNorm(rows(), in.width()), in.width(), in);
    }

    Tokens add(String name, Tokens a, Tokens b) {
        return put(name, VectorWork.add(elements(a)), a.width(), a, b);
    }

    Tokens multiply(String name, Tokens a, Tokens b) {
        return put(name, VectorWork.multiply(elements(a)), a.width(), a, b);
    }

    Tokens gelu(String name, Tokens in) {
        return put(name, VectorWork.gelu(elements(in)), in.width(), in);
    }

    Tokens silu(String name, Tokens in) {
        return put(name, VectorWork.silu(elements(in)), in.width(), in);
    }

    Tokens rotary(String name, Tokens in) {
        return put(name, VectorWork.rotary(elements(in)), in.width(), in);
    }

    /** Scores, softmax and weighted sum; the result has all heads side by side. */
    Tokens attention(String at, Tokens query, Tokens key, Tokens value, Attention shape) {
        long products = multiplyExact(batch, shape.heads());
        long shared = shape.heads() / shape.keyHeads();
        MatrixMultiply scores =
                new MatrixMultiply(products, tokens, shape.headWidth(), shape.keys(), true, shared, false);
        Tokens s = put(at + ".qk", scores, shape.keys(), query, key);
        long scoreRows = multiplyExact(products, tokens);
        Tokens p = put(at + ".softmax", VectorWork.softmax(scoreRows, shape.keys()), shape.keys(), s);
        MatrixMultiply sum = new MatrixMultiply(products, tokens, shape.keys(), shape.headWidth(), true, shared, false);
        return put(at + ".pv", sum, shape.heads() * shape.headWidth(), p, value);
    }

    /** Any operation, for what has no method here. */
    Tokens put(String name, Operation operation, long width, Tokens... inputs) {
        ImmutableList<String> names =
                List.of(inputs).stream().map(Tokens::layer).collect(ImmutableList.toImmutableList());
        layers.add(new Layer(name, operation, names));
        return new Tokens(name, width);
    }

    /** The network; a batch shows in its name, as {@code bert-base-b4}. */
    Network build(String name, String source) {
        return new Network(Decoding.batched(name, batch), source, batch, layers.build());
    }

    private long elements(Tokens in) {
        return multiplyExact(rows(), in.width());
    }
}
