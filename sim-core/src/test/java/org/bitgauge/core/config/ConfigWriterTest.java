package org.bitgauge.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitgauge.core.quantity.Capacity;
import org.bitgauge.core.quantity.Decimals;
import org.bitgauge.core.quantity.Dimension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigWriterTest {
    private static final String LETTERS = "ab1 :#-'\"\\{}[],&*!|>%@`~?_.\n\t\u00e9\u2028\u0085";

    private final ConfigTypes types = ConfigTypes.builder().build();
    private final Binder binder = new Binder(types);
    private final ConfigWriter writer = new ConfigWriter(types);

    @Test
    void writesWhatBindsToAnEqualRecord() {
        Sample sample = bind(Sample.YAML);
        String text = writer.text(sample);

        assertThat(bind(text)).isEqualTo(sample);
        assertThat(writer.text(bind(text))).isEqualTo(text);
        assertThat(text)
                .isEqualTo(
                        """
                name: first
                hardware:
                  clock: 1 GHz
                  array:
                    rows: 32
                    cols: 16
                  element:
                    kind: serial
                    lanes: 16
                    bits-per-cycle: 1
                  buffers:
                    - capacity: 64 KiB
                      read: 32 B/cycle
                      weight-share: 0.5
                      energy: 500 fJ/bit
                    - capacity: 1 MiB
                      read: 12.8 GB/s
                      weight-share: 0.5
                      energy: 1.5 pJ/bit
                  dram:
                    standard: ddr4
                    megatransfers: 3200
                    channels: 1
                normalise: iso-area
                batches: [1, 16]
                weights:
                  conv1: int8
                  fc.1: 16:16
                seed: 1000
                trace: false
                """);
    }

    @Test
    void annotatesEachKeyWithItsMeaning() {
        String text = writer.annotated(bind(Sample.YAML));

        assertThat(text).contains("# Name of the experiment.\nname: first\n");
        assertThat(text).contains("    # Rows.\n    rows: 32\n");
        assertThat(bind(text)).isEqualTo(bind(Sample.YAML));
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyTextSurvivesARoundTrip(int seed) {
        Random random = new Random(seed);
        ImmutableMap<String, String> weights =
                ImmutableMap.of("k" + text(random), text(random), "include", text(random), "<<", "null", "~", "");
        Sample before = bind(Sample.YAML);
        Sample sample = new Sample(
                text(random),
                before.hardware(),
                before.normalise(),
                List.of(),
                weights,
                random.nextLong(),
                true,
                java.util.Optional.of(text(random)),
                java.util.Optional.of(YamlSource.parse("t", "{a: [1, {b: null}], c: '', d: 'null'}")));

        assertThat(bind(writer.text(sample))).isEqualTo(sample);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void quantitiesAndDoublesReadBackToTheSameBits(int seed) {
        Random random = new Random(seed);
        double value = Math.exp(random.nextGaussian() * 30);
        assertThat(Double.parseDouble(Decimals.text(value))).isEqualTo(value);
        for (Dimension dimension : Dimension.values()) {
            assertThat(dimension.parse(dimension.format(value)).doubleValue())
                    .as(dimension.format(value))
                    .isEqualTo(value);
        }
        Capacity capacity = new Capacity(random.nextLong() >>> (1 + random.nextInt(60)));
        assertThat(Capacity.parse(capacity.toString())).isEqualTo(capacity);
    }

    private Sample bind(String yaml) {
        return binder.bind(YamlSource.parse("x.yaml", yaml), Sample.class).value();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
