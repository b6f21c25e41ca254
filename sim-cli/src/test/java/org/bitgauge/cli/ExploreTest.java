package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreTest {
    private static final String GRID = Cli.SMALL.replace("[fp32, int8]", "[{weights: fp32, activations: fp32}]")
            + """
              explore:
                axes:
                  - {name: format, paths: ["profiles[0].weights", "profiles[0].activations"], values: [int8, e4m3, bf16]}
                  - {paths: ["designs[0].array.rows"], values: [4, 8, 16]}
                  - {paths: ["designs[0].memories[0].capacity"], values: [16 KiB, 1 B, 64 KiB]}
              """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyFileIsTheSameOnOneAndTwoThreads() throws IOException {
        Path file = Cli.write(folder, "x.yaml", GRID);
        Path one = explore(file, "one", "--threads", "1");
        Path two = explore(file, "two", "--threads", "2");

        assertThat(Cli.files(one)).isEqualTo(Cli.files(two)).contains(Path.of("front.csv"), Path.of("explore.json"));
        for (Path name : Cli.files(one)) {
            assertThat(Files.readAllBytes(two.resolve(name)))
                    .as(name.toString())
                    .isEqualTo(Files.readAllBytes(one.resolve(name)));
        }
    }

    @Test
    void failingPointsAreKeptWithTheirReason() throws IOException {
        Path out = explore(Cli.write(folder, "x.yaml", GRID), "out");
        List<String> rows = Files.readAllLines(out.resolve("points.csv"));

        assertThat(rows).hasSize(2 + 27);
        assertThat(rows.stream().filter(row -> row.contains(",1 B,")))
                .hasSize(9)
                .allMatch(row -> row.contains("weights"));
    }

    @Test
    void aStoreCutAnywhereResumesToTheSameBytes() throws IOException {
        Path file = Cli.write(folder, "x.yaml", GRID);
        Path whole = explore(file, "whole");
        byte[] expected = Files.readAllBytes(whole.resolve("points.csv"));
        int header = new String(expected, java.nio.charset.StandardCharsets.UTF_8).indexOf("\n0,");
        Path cut = folder.resolve("cut");
        Files.createDirectories(cut);
        for (int length : new int[] {
            0,
            1,
            header / 2,
            header,
            header + 1,
            header + 2,
            header + 100,
            expected.length - 150,
            expected.length - 2,
            expected.length - 1,
            expected.length
        }) {
            Files.write(cut.resolve("points.csv"), Arrays.copyOf(expected, length));
            Cli cli = Cli.run("explore", file, "-o", cut, "--resume");

            assertThat(cli.status()).as("cut at " + length + ": " + cli.err()).isEqualTo(ExitStatus.DONE);
            assertThat(Files.readAllBytes(cut.resolve("points.csv")))
                    .as("cut at " + length)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aKilledProcessResumesToTheSameBytes() throws IOException, InterruptedException {
        Path file = Cli.root().resolve("configs/explore/first.yaml");
        Path out = folder.resolve("killed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "explore",
                        file.toString(),
                        "-o",
                        out.toString(),
                        "--threads",
                        "1")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Path store = out.resolve("points.csv");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (process.isAlive() && System.nanoTime() < end && (!Files.exists(store) || Files.size(store) < 5000)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        process.destroyForcibly().waitFor();
        long killedAt = Files.size(store);
        Cli resumed = Cli.run("explore", file, "-o", out, "--resume");
        Cli whole = Cli.run("explore", file, "-o", folder.resolve("whole"));

        assertThat(resumed.status()).as(resumed.err()).isEqualTo(ExitStatus.DONE);
        assertThat(whole.status()).isEqualTo(ExitStatus.DONE);
        assertThat(killedAt).isBetween(5000L, Files.size(store) - 1);
        assertThat(Files.readAllBytes(store)).isEqualTo(Files.readAllBytes(folder.resolve("whole/points.csv")));
        assertThat(Files.readAllLines(store)).hasSizeGreaterThanOrEqualTo(2 + 300);
    }

    @Test
    void aStoreIsNeverOverwritten() throws IOException {
        Path file = Cli.write(folder, "x.yaml", GRID);
        Path out = explore(file, "out");
        byte[] before = Files.readAllBytes(out.resolve("points.csv"));
        Cli again = Cli.run("explore", file, "-o", out);
        Cli other = Cli.run("explore", file, "-o", out, "--resume", "--set", "designs[0].array.columns=4");

        assertThat(again.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(again.err()).contains("--resume");
        assertThat(other.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(other.err()).contains("another sweep");
        assertThat(Files.readAllBytes(out.resolve("points.csv"))).isEqualTo(before);
    }

    @Test
    void accuracyIsAnObjectiveInSiliconAndInFpgas() throws IOException {
        Path configs = Cli.root().resolve("configs/explore");
        Path lenet = explore(configs.resolve("accuracy-lenet5.yaml"), "lenet");
        Path su = explore(configs.resolve("su2018.yaml"), "su", "--set", "explore.axes[1].values=[0.97,0.98,0.999]");

        assertThat(Files.readAllLines(lenet.resolve("front.csv")).get(1)).endsWith(",0.9644");
        assertThat(Cli.files(su))
                .contains(
                        Path.of("figures/front-mlp-10-epochs.svg"),
                        Path.of("figures/front-cnn-10-epochs-energy-per-inference-j.svg"));
        assertThat(Files.readString(su.resolve("points.csv"))).contains("zu3eg,0.98,zu3eg,mlp; 10 epochs,mlp-");
        assertThat(Files.readString(su.resolve("points.csv"))).contains("no network of the table reaches [0.999]");
    }

    @Test
    void anObjectiveThatNobodyKnowsIsToldBeforeOrAfter() {
        Path configs = Cli.root().resolve("configs/explore");
        Cli area = Cli.run(
                "explore", configs.resolve("su2018.yaml"), "-o", folder, "--set", "explore.objectives=[area_mm2]");
        Cli accuracy = Cli.run(
                "explore",
                Cli.write(folder, "x.yaml", GRID),
                "-o",
                folder.resolve("a"),
                "--set",
                "explore.objectives=[accuracy,time_s]");

        assertThat(area.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(area.err()).contains("designs in FPGAs have no area_mm2", "device_time_s");
        assertThat(accuracy.status()).isEqualTo(ExitStatus.DONE);
        assertThat(accuracy.err()).contains("no point of lenet5 has a value of accuracy", "measured:");
    }

    @Test
    void anEngineThatIsNotThereSaysHowToGetIt() {
        Path file = Cli.write(folder, "x.yaml", GRID);
        Cli spark = Cli.run("explore", file, "-o", folder.resolve("out"), "--engine", "spark");
        Cli wrong = Cli.run("explore", file, "-o", folder.resolve("out"), "--engine", "lokal");

        assertThat(spark.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(spark.err()).contains("-Pspark", "spark-submit", "--engine local");
        assertThat(wrong.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(wrong.err()).contains("did you mean 'local'");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Path explore(Path file, String name, String... more) {
        Path out = folder.resolve(name);
        Object[] args = {"explore", file, "-o", out};
        Object[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        Cli cli = Cli.run(all);
        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.DONE);
        assertThat(cli.err()).as("progress without a terminal").doesNotContain("per second");
        return out;
    }
}
