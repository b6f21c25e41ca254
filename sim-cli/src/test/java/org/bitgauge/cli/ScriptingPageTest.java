package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/scripting.md promises of files. */
class ScriptingPageTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void columnsAreThoseOfThePage() throws IOException {
        String page = Files.readString(Cli.root().resolve("docs/scripting.md"));
        Path file = Cli.write(folder, "x.yaml", Cli.SMALL);
        Cli cli = Cli.run("run", file, "-o", folder.resolve("out"));

        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.DONE);
        for (String name : new String[] {"summary", "layers", "stalls", "energy"}) {
            String header =
                    Files.readAllLines(folder.resolve("out/" + name + ".csv")).get(0);
            assertThat(page).as(name).contains("| `" + name + ".csv` | `" + header + "`");
        }
    }
}
