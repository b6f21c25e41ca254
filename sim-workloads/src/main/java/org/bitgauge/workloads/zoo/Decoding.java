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

    /** Name of the run, so that phases and contexts stay apart in tables: {@code gpt2-decode-1024}. */
    String named(String model) {
        return model + "-" + phase.name().toLowerCase(Locale.ROOT) + "-" + context;
    }

    /** Name of a network with a batch, so that batches stay apart in tables. */
    static String batched(String name, long batch) {
        return batch == 1 ? name : name + "-b" + batch;
    }

    Tokens logits(Transformer net, Tokens in, long vocabulary) {
        return allLogits
                ? net.linear("lm_head", in, vocabulary, false)
                : net.linearOfOne("lm_head", in, vocabulary, false);
    }
}
