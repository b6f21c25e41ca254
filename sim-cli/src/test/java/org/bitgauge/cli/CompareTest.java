package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
    @TempDir
    private Path folder = Path.of("");

    private Cli compare(Object... more) {
        Object[] arguments = {
            "compare",
            "../configs/compare/widths.yaml",
            "-o",
            folder.resolve("out").toString(),
            "--set",
            "network=lenet5",
            "--set",
            "weights=3..5",
            "--set",
            "activations=4..5"
        };
        Object[] all = new Object[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Cli.run(all);
    }

    @Test
    void printsAWinnerMapAndWritesFactsAndFigures() throws IOException {
        Cli cli = compare();
        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("w \\ a").contains("Normalised by iso-area to fxp8");
        String facts = Files.readString(folder.resolve("out/compare.csv"));
        assertThat(facts).startsWith("weight_bits,activation_bits,design,time_s,energy_j,normalise,wins_time");
        long lines = facts.lines().count() - 1;
        long designs =
                facts.lines().skip(1).filter(line -> line.startsWith("3,4,")).count();
        assertThat(lines).isEqualTo(6 * designs);
        assertThat(folder.resolve("out/figures/winners-time.svg")).exists();
        assertThat(Files.readString(folder.resolve("out/figures/winners-time.csv")))
                .startsWith("x,y,value,label");
    }

    @Test
    void printsJson() {
        assertThat(compare("--json").out()).startsWith("{").contains("\"winner_energy\"");
    }

    @Test
    void wrongFilesAreInputErrors() {
        Cli cli = compare("--set", "reference=nobody");
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("nobody").contains("fxp8");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
