package org.bitgauge.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken input gives problems, never another exception and never a hang. */
class BinderFuzzTest {
    private static final int MUTANTS = 100;
    private static final String[] PIECES = {
        ":",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "<<: ",
        "!x ",
        "\"",
        "'",
        "|\n",
        ">\n",
        "#",
        "\t",
        "  ",
        "\n",
        "? ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "null",
        "~",
        "-1",
        "1e999",
        "1e-999999999",
        "0x",
        "NaN",
        "include: x.yaml\n",
        "\u0000",
        "\uD800",
        "\uFEFF",
        "@",
        "`",
        ",",
        "kind: mac",
        "9999999999999999999999",
        "GiB",
        "type"
    };

    private final ConfigTypes types = ConfigTypes.builder().build();
    private final Binder binder = new Binder(types);

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("fuzz", 50));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mutatedFilesGiveOnlyProblems(int seed) {
        Random random = new Random(seed);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < MUTANTS; i++) {
                check(mutate(Sample.YAML, random));
            }
        });
    }

    private void check(String yaml) {
        try {
            Sample sample =
                    binder.bind(YamlSource.parse("fuzz", yaml), Sample.class).value();
            String text = new ConfigWriter(types).text(sample);
            assertThat(binder.bind(YamlSource.parse("again", text), Sample.class)
                            .value())
                    .as(yaml)
                    .isEqualTo(sample);
        } catch (ConfigException wrong) {
            assertThat(wrong.problems()).as(yaml).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
            });
        } catch (RuntimeException | StackOverflowError other) {
            throw new AssertionError("not a problem but " + other + " for\n" + yaml, other);
        }
    }

    private static String mutate(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !mutant.isEmpty(); i++) {
            int at = random.nextInt(mutant.length());
            int to = Math.min(mutant.length(), at + 1 + random.nextInt(10));
            switch (random.nextInt(5)) {
                case 0 -> mutant.delete(at, to);
                case 1 -> mutant.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> mutant.insert(random.nextInt(mutant.length()), mutant.substring(at, to));
                case 3 -> mutant.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
                default -> mutant.setLength(at);
            }
        }
        return mutant.toString();
    }
}
