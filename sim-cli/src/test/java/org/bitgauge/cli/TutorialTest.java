package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/tutorial.md from top to bottom: writes its files, runs its commands. */
final class TutorialTest {
    private static final Pattern BLOCK =
            Pattern.compile("^```(?:yaml file=(\\S+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final int FEWEST_COMMANDS = 15;

    @TempDir
    private Path folder = Path.of("");

    private final Path root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(path -> Files.isRegularFile(path.resolve("docs/tutorial.md")))
            .findFirst()
            .orElseThrow();

    @Test
    void everyCommandOfTheTutorialEndsWell() throws IOException {
        copy(root.resolve("configs"), folder.resolve("configs"));
        List<String> commands = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(root.resolve("docs/tutorial.md"), StandardCharsets.UTF_8));
        while (blocks.find()) {
            Optional<String> file = Optional.ofNullable(blocks.group(1));
            if (file.isPresent()) {
                Path target = folder.resolve(file.get());
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, blocks.group(2), StandardCharsets.UTF_8);
            } else {
                for (String line : blocks.group(2).lines().toList()) {
                    commands.add(line);
                    run(line);
                }
            }
        }
        assertThat(commands)
                .hasSizeGreaterThanOrEqualTo(FEWEST_COMMANDS)
                .allMatch(line -> line.startsWith("bitgauge "));
    }

    private void run(String line) {
        String[] arguments =
                Stream.of(line.split(" ")).skip(1).map(this::located).toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.execute(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status)
                .as(line + "\n" + err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.size() + err.size()).as(line + " says something").isPositive();
    }

    /** Paths are relative to the root of the repository in the tutorial, and to the test's own folder here. */
    private String located(String argument) {
        if (!argument.contains("/") || argument.contains("=")) {
            return argument;
        }
        Path shipped = root.resolve(argument);
        boolean own = argument.startsWith("out/") || argument.startsWith("my/");
        return (!own && Files.exists(shipped) ? shipped : folder.resolve(argument)).toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
