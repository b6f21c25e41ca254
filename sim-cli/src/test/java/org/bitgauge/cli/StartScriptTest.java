package org.bitgauge.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script, with a Java that tells what it is given. */
@EnabledOnOs(OS.LINUX)
class StartScriptTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        Path script = Cli.root().resolve("sim-cli/src/main/scripts/bitgauge");
        Files.createDirectories(folder.resolve("bin"));
        Files.copy(script, folder.resolve("bin/bitgauge"));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Path java = Cli.write(
                folder.resolve("jdk/bin"),
                "java",
                "#!/bin/sh\necho \"columns=${COLUMNS:-}; locale=${LC_ALL:-}; messages=$BITGAUGE_STDERR\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void localeOfAsciiIsRaisedToUtf8SoThatFilesWithUmlautsOpen() throws Exception {
        assertThat(start(Map.of("LC_ALL", "C"))).contains("locale=C.UTF-8;");
        assertThat(start(Map.of("LC_ALL", "C.UTF-8"))).contains("locale=C.UTF-8;");
    }

    @Test
    void widthIsLeftOpenWithoutATerminalAndKeptWhereGiven() throws Exception {
        assertThat(start(Map.of())).startsWith("columns=;");
        assertThat(start(Map.of("COLUMNS", "77"))).startsWith("columns=77;");
    }

    @Test
    void progressIsNotDrawnIntoFiles() throws Exception {
        assertThat(start(Map.of())).contains("messages=file");
    }

    private String start(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", folder.resolve("bin/bitgauge").toString(), "list");
        builder.environment().remove("COLUMNS");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = requireNonNull(builder.redirectErrorStream(true).start());
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return told;
    }
}
