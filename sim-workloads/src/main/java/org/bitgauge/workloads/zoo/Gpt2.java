package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/**
 * GPT-2 small (Radford et al., 2019): 12 decoders, width 768, 12 heads, at most 1024 positions, 124,439,808 parameters. The
 * token table is shared with the output layer and counted there.
 */
@AutoService(NetworkFamily.class)
public final class Gpt2 extends BuiltIn {
    /** For the service loader. */
    public Gpt2() {
        super("gpt2", "GPT-2 small, 124 million parameters", Spec.class);
    }

    /**
     * Parameters.
     *
     * @param batch texts at once
     * @param phase reading the prompt, or writing one token
     * @param context tokens attended to
     * @param allLogits whether {@code prefill} computes the logits of every position
     */
    public record Spec(
            @Doc("Texts at once.") @Default("1") @Positive long batch,
            @Doc("Reading the prompt, or writing one token.") @Default("prefill") Phase phase,
            @Doc("Tokens attended to: those of the prompt; in decode all so far and the new one.")
                    @Default("1024")
                    @Positive
                    long context,
            @Doc("Whether prefill computes the logits of every position, not only of the last.") @Default("false")
                    boolean allLogits)
            implements NetworkSpec {
        public Spec {
            if (context > POSITIONS) {
                throw new IllegalArgumentException("context is at most 1024 in GPT-2, was " + context);
            }
        }

        @Override
        public Network build() {
            return Gpt2.build(new Decoding(batch, phase, context, allLogits));
        }
    }

    private static final long WIDTH = 768;
    private static final long POSITIONS = 1024;
    private static final long VOCABULARY = 50_257;

    private static Network build(Decoding spec) {
        Transformer net = new Transformer(spec.batch(), spec.tokens());
        Tokens x = net.sharedEmbedding("wte", WIDTH);
        x = net.addPositions("wpe", x, POSITIONS);
        Attention shape = new Attention(12, 12, 64, spec.context());
        for (int i = 0; i < 12; i++) {
            x = block(net, "h." + i, x, shape);
        }
        x = net.layerNorm("ln_f", x);
        spec.logits(net, x, VOCABULARY);
        return net.build(spec.named("gpt2"), "Radford et al., 2019; openai-community/gpt2");
    }

    private static Tokens block(Transformer net, String at, Tokens in, Attention shape) {
        Tokens qkv = net.linear(at + ".c_attn", net.layerNorm(at + ".ln_1", in), 3 * WIDTH, true);
        Tokens a = net.linear(at + ".c_proj", net.attention(at, qkv, qkv, qkv, shape), WIDTH, true);
        Tokens x = net.add(at + ".add_1", a, in);
        Tokens h = net.linear(at + ".c_fc", net.layerNorm(at + ".ln_2", x), 4 * WIDTH, true);
        h = net.linear(at + ".c_proj2", net.gelu(at + ".gelu", h), WIDTH, true);
        return net.add(at + ".add_2", h, x);
    }
}
