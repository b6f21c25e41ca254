package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.workloads.VectorWork;

/**
 * BERT base (Devlin et al., NAACL 2019), uncased, with pooler and without a task's head: 12 encoders, width 768, 12 heads,
 * 109,482,240 parameters.
 */
@AutoService(NetworkFamily.class)
public final class Bert extends BuiltIn {
    /** For the service loader. */
    public Bert() {
        super("bert-base", "BERT base encoder with pooler", Spec.class);
    }

    private static final long WIDTH = 768;
    private static final long POSITIONS = 512;
    private static final long VOCABULARY = 30_522;

    /**
     * Parameters.
     *
     * @param batch texts at once
     * @param sequence tokens of each, at most 512
     */
    public record Spec(
            @Doc("Texts at once.") @Default("1") @Positive long batch,
            @Doc("Tokens of each text, at most 512.") @Default("128") @Positive long sequence)
            implements NetworkSpec {
        public Spec {
            if (sequence > POSITIONS) {
                throw new IllegalArgumentException("sequence is at most 512 in BERT, was " + sequence);
            }
        }

        @Override
        public Network build() {
            return Bert.build(this);
        }
    }

    private static Network build(Spec spec) {
        Transformer net = new Transformer(spec.batch(), spec.sequence());
        Tokens x = net.embedding("embeddings.word", VOCABULARY, WIDTH);
        x = net.addPositions("embeddings.position", x, POSITIONS);
        long elements = net.rows() * WIDTH;
        x = net.put(
                "embeddings.token_type",
                new VectorOperation("add", elements, elements, elements, 2 * WIDTH, true),
                WIDTH,
                x);
        x = net.layerNorm("embeddings.norm", x);
        Attention shape = new Attention(12, 12, 64, spec.sequence());
        for (int i = 0; i < 12; i++) {
            x = encoder(net, "encoder." + i, x, shape);
        }
        Tokens pooled = net.linearOfOne("pooler", x, WIDTH, true);
        net.put("pooler.tanh", VectorWork.tanh(spec.batch() * WIDTH), WIDTH, pooled);
        return net.build("bert-base", "Devlin et al., NAACL 2019; bert-base-uncased");
    }

    private static Tokens encoder(Transformer net, String at, Tokens in, Attention shape) {
        Tokens q = net.linear(at + ".query", in, WIDTH, true);
        Tokens k = net.linear(at + ".key", in, WIDTH, true);
        Tokens v = net.linear(at + ".value", in, WIDTH, true);
        Tokens a = net.linear(at + ".attention_out", net.attention(at, q, k, v, shape), WIDTH, true);
        Tokens x = net.layerNorm(at + ".norm1", net.add(at + ".add1", a, in));
        Tokens h = net.gelu(at + ".gelu", net.linear(at + ".intermediate", x, 4 * WIDTH, true));
        Tokens out = net.linear(at + ".output", h, WIDTH, true);
        return net.layerNorm(at + ".norm2", net.add(at + ".add2", out, x));
    }
}
