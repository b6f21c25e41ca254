package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} with what-ifs and a trace. */
final class RunOptionsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatIfTellsWhatIsSavedBesideWhatTheLedgerBooks() throws IOException {
        Path file = Cli.write(folder, "small.yaml", Cli.SMALL);
        Path out = folder.resolve("out");
        Cli run = Cli.run("run", file, "-o", out, "--what-if", "no-waits", "--what-if", "no-fill+no-drain");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("no-waits").contains("no-fill+no-drain").contains("in ledger");
        List<String> rows = Files.readAllLines(out.resolve("what-if.csv"));
        assertThat(rows.get(0))
                .isEqualTo("design,network,profile,what_if,cycles,cycles_without,saved_share,ledger_cycles,"
                        + "ledger_share");
        assertThat(rows).hasSize(1 + 2 * 2);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            long cycles = Long.parseLong(cells[4]);
            long without = Long.parseLong(cells[5]);
            assertThat(without).as(row).isPositive().isLessThan(cycles);
            assertThat(Double.parseDouble(cells[6])).as(row).isEqualTo((double) (cycles - without) / cycles);
            assertThat(Long.parseLong(cells[7])).as(row).isBetween(1L, cycles);
        }
    }

    @Test
    void everyWhatIfThatIsListedRuns() throws IOException {
        Path file = Cli.write(folder, "small.yaml", Cli.SMALL);
        Cli list = Cli.run("list", "what-ifs", "--json");
        for (String name : new String[] {"no-row-miss", "no-refresh", "no-turnaround", "no-bank-conflict"}) {
            assertThat(list.out()).contains('"' + name + '"');
            Path out = folder.resolve(name);
            assertThat(Cli.run("run", file, "-o", out, "--what-if", name).status())
                    .as(name)
                    .isZero();
            assertThat(Files.readAllLines(out.resolve("what-if.csv"))).hasSize(1 + 2);
        }
    }

    @Test
    void anUnknownWhatIfIsRefusedWithTheListBeforeAnythingRuns() {
        Path file = Cli.write(folder, "small.yaml", Cli.SMALL);
        Path out = folder.resolve("out");
        Cli run = Cli.run("run", file, "-o", out, "--what-if", "no-dram");
        assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run.err()).contains("'no-dram'").contains("no-dram-bandwidth");
        assertThat(out).doesNotExist();
    }

    @Test
    void theTraceIsTheSameEveryTimeAndSaysOnStderrWhatItLeavesOut() throws IOException {
        Path file = Cli.write(folder, "small.yaml", Cli.SMALL);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Cli full = Cli.run("run", file, "-o", first, "--trace", "--trace-limit", 1_000_000);
        assertThat(full.status()).as(full.err()).isZero();
        assertThat(full.err()).doesNotContain("tiles shown");
        Cli.run("run", file, "-o", second, "--trace", "--trace-limit", 1_000_000, "--threads", 1);
        assertThat(first.resolve("trace.pftrace")).hasSameBinaryContentAs(second.resolve("trace.pftrace"));
        Cli cut = Cli.run("run", file, "-o", second, "--trace", "--trace-limit", 20);
        assertThat(cut.err()).contains("tiles shown");
        assertThat(Files.size(second.resolve("trace.pftrace")))
                .isPositive()
                .isLessThan(Files.size(first.resolve("trace.pftrace")));
        Cli.run("run", file, "-o", second);
        assertThat(second.resolve("trace.pftrace"))
                .as("that of another run does not stay")
                .doesNotExist();
        assertThat(Cli.run("run", file, "--trace", "--trace-limit", 0).status()).isEqualTo(ExitStatus.WRONG_INPUT);
    }
}
