package org.bitgauge.lab.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.bitgauge.lab.validate.accuracy.AccuracyFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The family on the drawn digits, which need no data from elsewhere. */
class AccuracyFamilyTest {
    @TempDir
    private Path folder;

    private static String shipped(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(AccuracyFamily.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private FamilyCases replay() {
        return new AccuracyFamily().replay(Optional.of(folder));
    }

    @Test
    void everyCellOfBlockFormatsOnDrawnDigitsIsEqual() throws IOException {
        Files.writeString(folder.resolve("mx_strokes.csv"), shipped("mx_strokes.csv"));
        FamilyCases cases = replay();
        assertThat(cases.cases()).hasSize(18).allMatch(ValidationCase::passed);
        assertThat(cases.excluded()).isEmpty();
    }

    /** One more right answer in the reference, and the cell is lost: the comparison is exact. */
    @Test
    void oneDigitMoreIsAMiss() throws IOException {
        String table = shipped("mx_strokes.csv").replace("MXINT8,MXINT8,500,447,", "MXINT8,MXINT8,500,448,");
        String head = table.substring(0, table.indexOf("float64,"));
        Files.writeString(
                folder.resolve("mx_strokes.csv"),
                head
                        + table.lines()
                                .filter(row -> row.startsWith("MXINT8"))
                                .findFirst()
                                .orElseThrow() + "\n");
        assertThat(replay().cases()).filteredOn(one -> !one.passed()).hasSize(1);
    }

    @Test
    void aNetworkThatIsNotThereIsNamedWithTheRemedy() throws IOException {
        Files.writeString(folder.resolve("mx_alexnet.csv"), shipped("mx_strokes.csv"));
        assertThatThrownBy(this::replay)
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContainingAll("alexnet", "put alexnet_*.onnx into a folder 'models'");
    }

    @Test
    void aFolderWithoutCasesIsRefused() {
        assertThatThrownBy(this::replay).hasMessageContainingAll("holds none of", "mx_NET.csv");
    }
}
