package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Network;

/**
 * Llama decoders: RMS norm, rotary positions, gated SiLU feed-forward, no biases. In {@code decode} the keys and values of
 * earlier tokens come from the cache: they are the weight operands of the attention products, as long as the context.
 */
public final class Llama {
    private Llama() {}

    /** Shape of a model. */
    private record Shape(
            String name, long layers, long width, long heads, long keyHeads, long hidden, long vocabulary) {
        Network build(Decoding spec, String source) {
            Transformer net = new Transformer(spec.batch(), spec.tokens());
            long headWidth = width / heads;
            Attention attention = new Attention(heads, keyHeads, headWidth, spec.context());
            Tokens x = net.embedding("embed_tokens", vocabulary, width);
            for (int i = 0; i < layers; i++) {
                x = block(net, "layers." + i, x, attention);
            }
            x = net.rmsNorm("norm", x);
            spec.logits(net, x, vocabulary);
            return net.build(spec.named(name), source);
        }

        private Tokens block(Transformer net, String at, Tokens in, Attention attention) {
            Tokens n = net.rmsNorm(at + ".input_norm", in);
            long keyWidth = keyHeads * attention.headWidth();
            Tokens q = net.rotary(at + ".q_rotary", net.linear(at + ".q_proj", n, width, false));
            Tokens k = net.rotary(at + ".k_rotary", net.linear(at + ".k_proj", n, keyWidth, false));
            Tokens v = net.linear(at + ".v_proj", n, keyWidth, false);
            Tokens a = net.linear(at + ".o_proj", net.attention(at, q, k, v, attention), width, false);
            Tokens x = net.add(at + ".add_1", a, in);
            Tokens m = net.rmsNorm(at + ".post_norm", x);
            Tokens gate = net.silu(at + ".silu", net.linear(at + ".gate_proj", m, hidden, false));
            Tokens up = net.linear(at + ".up_proj", m, hidden, false);
            Tokens down = net.linear(at + ".down_proj", net.multiply(at + ".gate", gate, up), width, false);
            return net.add(at + ".add_2", down, x);
        }
    }

    /** Llama 2 with 7 billion parameters: 32 layers, width 4096, 32 heads; 6,738,415,616 parameters. */
    @AutoService(NetworkFamily.class)
    public static final class Llama2 extends BuiltIn {
        /** For the service loader. */
        public Llama2() {
            super("llama-2-7b", "Llama 2, 7 billion parameters", Spec.class);
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
                        @Default("2048")
                        @Positive
                        long context,
                @Doc("Whether prefill computes the logits of every position, not only of the last.") @Default("false")
                        boolean allLogits)
                implements NetworkSpec {
            @Override
            public Network build() {
                return Llama2.build(new Decoding(batch, phase, context, allLogits));
            }
        }

        private static Network build(Decoding spec) {
            return new Shape("llama-2-7b", 32, 4096, 32, 32, 11_008, 32_000)
                    .build(spec, "Touvron et al., arXiv 2307.09288");
        }
    }

    /** Llama 3 with 8 billion parameters: 8 key heads for 32 query heads, vocabulary 128,256; 8,030,261,248 parameters. */
    @AutoService(NetworkFamily.class)
    public static final class Llama3 extends BuiltIn {
        /** For the service loader. */
        public Llama3() {
            super("llama-3-8b", "Llama 3, 8 billion parameters, grouped-query attention", Spec.class);
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
                        @Default("2048")
                        @Positive
                        long context,
                @Doc("Whether prefill computes the logits of every position, not only of the last.") @Default("false")
                        boolean allLogits)
                implements NetworkSpec {
            @Override
            public Network build() {
                return Llama3.build(new Decoding(batch, phase, context, allLogits));
            }
        }

        private static Network build(Decoding spec) {
            return new Shape("llama-3-8b", 32, 4096, 32, 8, 14_336, 128_256)
                    .build(spec, "Grattafiori et al., arXiv 2407.21783");
        }
    }
}
