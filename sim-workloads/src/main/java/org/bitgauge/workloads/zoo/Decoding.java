package org.bitgauge.workloads.zoo;

import java.util.Locale;

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

    /** Name of the run, so that phases and contexts stay apart in tables: {@code gpt2-decode-1024}, {@code -b4} for a batch. */
    String named(String model) {
        String run = model + "-" + phase.name().toLowerCase(Locale.ROOT) + "-" + context;
        return batch == 1 ? run : run + "-b" + batch;
    }

    Tokens logits(Transformer net, Tokens in, long vocabulary) {
        return allLogits
                ? net.linear("lm_head", in, vocabulary, false)
                : net.linearOfOne("lm_head", in, vocabulary, false);
    }
}
