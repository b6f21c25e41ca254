package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bitgauge profile} on the network and the digits that ship with the project. */
class ProfileTest {
    @TempDir
    Path folder = Path.of("");

    private String search() {
        String data = Cli.root().resolve("configs/data").toString().replace('\\', '/');
        return """
                name: x
                model: "DATA/lenet5_mnist.onnx"
                network: lenet5
                data: {images: "DATA/strokes-images-idx3-ubyte.gz", labels: "DATA/strokes-labels-idx1-ubyte.gz", count: 40, preprocess: {divide: 255}}
                search: {type: exhaustive, formats: {profiles: [e5m7, e4m3, e4m2, e4m1]}}
                target: 0.95
                hardware: {include: "DATA/../designs/fp32-array.yaml"}
                """
                .replace("DATA", data);
    }

    private Cli profile(String text, Object... more) {
        Path file = Cli.write(folder, "x.yaml", text);
        Object[] all = new Object[4 + more.length];
        System.arraycopy(new Object[] {"profile", file, "-o", folder.resolve("out")}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return Cli.run(all);
    }

    /** Refused with status 2 before anything is measured or written. */
    private void refused(String text, String... parts) {
        Cli cli = profile(text);

        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(cli.err()).contains(parts).doesNotContain("internal fault");
        assertThat(cli.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aFoundProfileCarriesItsProofAndRuns() throws IOException {
        Cli cli = profile(search(), "--date", "2026-01-02");

        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.DONE);
        assertThat(cli.out()).contains("of 40 right", "holds");
        assertThat(folder.resolve("out/profile.yaml"))
                .content()
                .contains("measured:", "images: 40", "data: strokes-images-idx3-ubyte.gz", "date: 2026-01-02");
        Cli run = Cli.run("run", folder.resolve("out/run.yaml"), "-o", folder.resolve("run"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aTargetThatNoFormatReachesShowsTheBestAndFails() throws IOException {
        Cli cli = profile(search().replace("[e5m7, e4m3, e4m2, e4m1]", "[int2, {weights: int3, activations: int2}]")
                .replace("target: 0.95", "target: 1.0"));

        assertThat(cli.status()).as(cli.err()).isEqualTo(ExitStatus.CHECK_FAILED);
        assertThat(cli.out()).contains("none holds; the most accurate is", "does not hold");
        assertThat(folder.resolve("out/profile.yaml")).content().contains("DOES NOT HOLD THE TARGET");
    }

    @Test
    void missingModelDataAndLabelsAreNamed() {
        refused(search().replace("lenet5_mnist.onnx", "none.onnx"), "none.onnx");
        refused(search().replace("strokes-images", "photos-images"), "photos-images-idx3-ubyte.gz: no such file");
        refused(search().replace("strokes-labels", "other-labels"), "other-labels-idx1-ubyte.gz: no such file");
        refused(
                search().replaceAll(", labels: \"[^\"]*\"", ""),
                "there are no labels; give 'labels', or count agreement",
                "metric: agreement");
    }

    @Test
    void labelsOfAnotherSetAreRefused() throws IOException {
        Path few = Files.writeString(folder.resolve("few.txt"), "1\n2\n3\n");
        Path foreign = Files.writeString(folder.resolve("foreign.txt"), "700\n".repeat(500));
        String labels = "\"[^\"]*labels-idx1-ubyte.gz\"";
        refused(search().replaceAll(labels, '"' + few.toString() + '"'), "500 samples, but 3 labels");
        refused(search().replaceAll(labels, '"' + foreign.toString() + '"'), "label 700", "classes 0 to 9");
    }

    @Test
    void imagesOfAnotherSizeAreRefusedWithBothSizes() throws IOException {
        byte[] small = new byte[16 + 2 * 20 * 20];
        small[2] = 8;
        small[3] = 3;
        small[7] = 2;
        small[11] = 20;
        small[15] = 20;
        Path file = Files.write(folder.resolve("small.idx"), small);
        Path labels = Files.writeString(folder.resolve("two.txt"), "1\n2\n");
        refused(
                search().replaceAll("\"[^\"]*images-idx3-ubyte.gz\"", '"' + file.toString() + '"')
                        .replaceAll("\"[^\"]*labels-idx1-ubyte.gz\"", '"' + labels.toString() + '"')
                        .replace("count: 40, ", ""),
                "small.idx",
                "[1, 20, 20]",
                "lenet5_mnist.onnx",
                "[1, 28, 28]");
    }

    @Test
    void tooManySamplesAnImpossibleTargetAndAnUnknownSearchAreRefused() {
        refused(search().replace("count: 40", "count: 501"), "has 500 samples, not 501");
        refused(search().replace("target: 0.95", "target: 95"), "x.yaml:", "0.99", "95");
        refused(search().replace("type: exhaustive", "type: exhaustiv"), "x.yaml:5", "exhaustiv", "exhaustive");
    }

    @Test
    void aSpentBudgetIsToldAndWhatWasMeasuredServesTheNextRun() {
        Cli spent = profile(
                search().replace("target: 0.95", "target: 1.0").replace("[e5m7, e4m3", "[int3, int2, e5m7"),
                "--set",
                "budget=1");

        assertThat(spent.status()).as(spent.out()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(spent.err()).contains("the budget of 1 evaluations is spent", "evaluations.csv", "raise 'budget'");
        Cli more = Cli.run("profile", folder.resolve("x.yaml"), "-o", folder.resolve("out"));
        assertThat(more.err()).doesNotContain("internal fault");
        assertThat(more.out()).contains("evaluations and 0 probes, ").doesNotContain("1 evaluations and");
    }

    @Test
    void aLogCutAnywhereResumesToTheSameProfile() throws IOException {
        Cli.write(folder, "x.yaml", search());
        Path whole = folder.resolve("whole");
        Cli.run("profile", folder.resolve("x.yaml"), "-o", whole, "--date", "2026-01-02");
        byte[] log = Files.readAllBytes(whole.resolve("evaluations.csv"));
        int header = new String(log, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length :
                new int[] {0, 5, header - 1, header, header + 1, header + 40, log.length - 20, log.length - 1}) {
            Path cut = Files.createDirectories(folder.resolve("cut" + length));
            Files.write(cut.resolve("evaluations.csv"), Arrays.copyOf(log, length));
            Cli cli = Cli.run("profile", folder.resolve("x.yaml"), "-o", cut, "--date", "2026-01-02");

            assertThat(cli.status()).as("cut at %d: %s", length, cli.err()).isEqualTo(ExitStatus.DONE);
            for (String file : List.of("profile.yaml", "candidates.csv")) {
                assertThat(cut.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
            }
            Cli again = Cli.run("profile", folder.resolve("x.yaml"), "-o", cut, "--date", "2026-01-02");
            assertThat(again.out()).contains(" 0 of them run now");
        }
    }

    @Test
    void aKilledSearchGoesOnAndEndsTheSame() throws IOException, InterruptedException {
        Path file = Cli.write(
                folder,
                "x.yaml",
                search().replaceAll("search: .*", "search: {type: fixed-point}").replace("count: 40", "count: 100"));
        Path out = folder.resolve("killed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "profile",
                        file.toString(),
                        "-o",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Path log = out.resolve("evaluations.csv");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (process.isAlive() && System.nanoTime() < end && (!Files.exists(log) || Files.size(log) < 500)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        process.destroyForcibly().waitFor();
        List<String> before = Files.readAllLines(log);
        Cli resumed = Cli.run("profile", file, "-o", out, "--date", "2026-01-02");
        Cli whole = Cli.run("profile", file, "-o", folder.resolve("whole"), "--date", "2026-01-02");

        assertThat(resumed.status()).as(resumed.err()).isEqualTo(ExitStatus.DONE);
        assertThat(whole.status()).isEqualTo(ExitStatus.DONE);
        List<String> after = Files.readAllLines(log);
        assertThat(before.size()).isBetween(2, after.size() - 1);
        assertThat(Files.readAllBytes(out.resolve("profile.yaml")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/profile.yaml")));
        assertThat(Files.readAllBytes(out.resolve("candidates.csv")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/candidates.csv")));
    }
}
