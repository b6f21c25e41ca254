package org.bitgauge.workloads.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageModelTest {
    private static MatrixMultiply product(Network network, String name) {
        return network.layers().stream()
                .filter(l -> l.name().equals(name))
                .map(Layer::operation)
                .map(MatrixMultiply.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void decodeReadsTheWholeCacheAsDynamicWeightsSharedByFourHeads() {
        Network network = Networks.of("{type: llama-3-8b, phase: decode, context: 2048, batch: 3}");
        MatrixMultiply scores = product(network, "layers.0.qk");
        assertThat(scores).isEqualTo(new MatrixMultiply(3 * 32, 1, 128, 2048, true, 4, false));
        assertThat(scores.weightElements()).isEqualTo(3L * 8 * 128 * 2048);
        assertThat(product(network, "layers.31.pv").weightElements()).isEqualTo(3L * 8 * 128 * 2048);
        assertThat(product(network, "layers.0.k_proj").rows()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"prefill, 1", "prefill, 77", "prefill, 2048", "decode, 1", "decode, 2048", "decode, 8192"})
    void macsFollowTheClosedFormula(String phase, long context) {
        long tokens = phase.equals("prefill") ? context : 1;
        long projections = 32 * (2L * 4096 * 4096 + 2 * 4096 * 1024 + 3 * 4096L * 14336);
        long attention = 32 * 2 * 32 * 128 * context;
        long logits = 4096L * 128_256;
        assertThat(Networks.of("{type: llama-3-8b, phase: " + phase + ", context: " + context + "}")
                        .macs())
                .isEqualTo(tokens * (projections + attention) + logits);
        assertThat(Networks.of("{type: llama-3-8b, all-logits: true, phase: " + phase + ", context: " + context + "}")
                        .macs())
                .isEqualTo(tokens * (projections + attention + logits));
    }

    @Test
    void embeddingReadsOnlyTheRowsOfItsTokens() {
        Layer table = Networks.of("{type: llama-2-7b, phase: decode, context: 100}")
                .layers()
                .get(0);
        assertThat(table.operation().parameters()).isEqualTo(32_000L * 4096);
        assertThat(table.operation().weightElements()).isEqualTo(4096);
    }

    @Test
    void namesTellPhasesAndContextsApart() {
        assertThat(Networks.of("{type: gpt2, phase: decode, context: 512, batch: 4}")
                        .name())
                .isEqualTo("gpt2-decode-512-b4");
        assertThat(Networks.of("llama-3-8b").name()).isEqualTo("llama-3-8b-prefill-2048");
    }

    @Test
    void tooLongAContextIsRefused() {
        assertThatThrownBy(() -> Networks.of("{type: gpt2, context: 5000}")).hasMessageContaining("at most 1024");
        assertThatThrownBy(() -> Networks.of("{type: bert-base, sequence: 513}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("at most 512");
    }
}
