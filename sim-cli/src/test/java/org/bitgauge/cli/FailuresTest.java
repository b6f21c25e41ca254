package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    @Test
    void anInternalFaultIsOneLineAndALog() throws IOException {
        int status = Failures.report(new IllegalStateException("books do not close"), terminal, new String[] {"run"});
        String message = err.toString(StandardCharsets.UTF_8);
        Path log = Path.of(message.strip().substring(message.indexOf("details are in ") + "details are in ".length()));

        assertThat(status).isEqualTo(ExitStatus.FAULT);
        assertThat(message.lines()).hasSize(1).first().asString().contains("books do not close");
        assertThat(Files.readString(log)).contains("FailuresTest");
        Files.delete(log);
    }

    @Test
    void withDebugTheStackIsPrinted() throws IOException {
        Failures.report(new IllegalStateException("x"), terminal, new String[] {"run", "--debug"});
        String message = err.toString(StandardCharsets.UTF_8);

        assertThat(message).contains("at org.bitgauge.cli.FailuresTest");
        Files.delete(Path.of(
                message.strip().substring(message.strip().indexOf("details are in ") + "details are in ".length())));
    }

    @Test
    void anInterruptIsNoFault() {
        assertThat(Failures.report(new InterruptedException(), terminal, new String[0]))
                .isEqualTo(ExitStatus.INTERRUPTED);
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheUsersToMend() {
        UncheckedIOException e = new UncheckedIOException(new IOException("disk full"));

        assertThat(Failures.report(e, terminal, new String[0])).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("bitgauge: disk full" + System.lineSeparator());
    }

    @Test
    void whatWasDoneWhenAFileFailedIsTold() {
        UncheckedIOException e = new UncheckedIOException("Cannot write results to x", new IOException("disk full"));
        Failures.report(e, terminal, new String[0]);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Cannot write results to x");
    }
}
