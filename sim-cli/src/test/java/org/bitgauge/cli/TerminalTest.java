package org.bitgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"80,80", "200,200", "12,40", "0,120", "-1,120", "wide,120", "'',120"})
    void widthIsThatOfTheTerminalWithinReason(String said, int width) {
        assertThat(Terminal.width(said)).isEqualTo(width);
    }

    @Test
    void messagesComeAfterTheDataBeforeThem() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        PrintStream buffered = new PrintStream(new java.io.BufferedOutputStream(both), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(buffered, new PrintStream(both, true, StandardCharsets.UTF_8));
        buffered.print("data ");
        terminal.say("message");

        assertThat(both.toString(StandardCharsets.UTF_8)).startsWith("data message");
    }

    @Test
    void fullDiskIsToldAndAReaderThatLeftIsNot() {
        assertThat(lost("No space left on device").lost()).contains("No space left on device");
        assertThat(lost("Broken pipe").lost()).isEmpty();
        assertThat(new StandardOutput(OutputStream.nullOutputStream()).lost()).isEmpty();
    }

    private static StandardOutput lost(String why) {
        StandardOutput out = new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        });
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
        return out;
    }

    @Test
    void interruptionTellsWhatIsKept() {
        Interruption interruption = new Interruption();
        assertThat(interruption.message()).isEqualTo("bitgauge: interrupted");
        interruption.keeps("points are kept");
        assertThat(interruption.message()).isEqualTo("bitgauge: interrupted; points are kept");
    }
}
