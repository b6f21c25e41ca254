package org.bitgauge.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/formats.md says what the code does. */
class FormatsPageTest {
    @Test
    void everyRowIsTrueAndEveryKindHasOne() throws IOException {
        List<List<String>> rows = Files.readString(Path.of("..", "docs", "formats.md"))
                .lines()
                .dropWhile(line -> !line.contains("checked by FormatsPageTest"))
                .skip(3)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        for (List<String> row : rows) {
            NumberFormat format = NumberFormats.parse(row.get(0).replace("`", ""));
            assertThat(row.subList(1, row.size()))
                    .as(row.get(0))
                    .containsExactly(
                            "" + format.elementBits(),
                            "" + format.bitsPerElement(),
                            "" + format.maxMagnitude(),
                            "" + format.minPositive(),
                            "" + format.significandBits(),
                            "" + format.exponentBits());
        }
        assertThat(rows.stream().map(row -> row.get(0).replace("`", "")))
                .containsExactlyElementsOf(NumberFormats.known().stream()
                        .filter(name -> !name.contains("rounding"))
                        .toList());
    }
}
