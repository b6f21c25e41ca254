package org.bitgauge.workloads.zoo;

/**
 * What a language model is run on.
 *
 * @param batch texts at once
 * @param phase reading the prompt, or writing one token
 * @param context tokens attended to
 * @param allLogits whether the logits of every position are computed, not only of the last
 */
record Decoding(long batch, Phase phase, long context, boolean allLogits) {
    Decoding {
        Check.positive(batch, "batch");
        Check.positive(context, "context");
    }

    /** Tokens that pass through each layer. */
    long tokens() {
        return phase == Phase.PREFILL ? context : 1;
    }

    Tokens logits(Transformer net, Tokens in, long vocabulary) {
        return allLogits
                ? net.linear("lm_head", in, vocabulary, false)
                : net.linearOfOne("lm_head", in, vocabulary, false);
    }
}
