package org.bitgauge.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.report.SampleResults;
import org.bitgauge.report.table.TextTable.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables for terminals of any width. */
class TextTableTest {
    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120, 160, 300})
    void noLineIsWiderThanTheTerminal(int width) {
        TextTable table = SummaryTable.of(SampleResults.typical());
        assertThat(table.render(width, false).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void numbersStandAtTheRightAndTextsAtTheLeft() {
        String text = new TextTable(List.of(Column.text("name"), Column.number("n", Column.ALWAYS)))
                .add(List.of("a", "1"))
                .add(List.of("bcdef", "1 000"))
                .render(80, true);
        assertThat(text).isEqualTo("name       n\n-----  -----\na          1\nbcdef  1 000\n");
    }

    @Test
    void longTextsAreCutAndTheLeastImportantColumnsGoFirst() {
        TextTable table = new TextTable(
                        List.of(Column.text("name"), Column.number("minor", 1), Column.number("major", 2)))
                .add(List.of("a-very-long-name-indeed", "12", "34"));
        assertThat(table.render(31, false)).contains("major").doesNotContain("minor");
        assertThat(table.leftOut(31)).containsExactly("minor");
        assertThat(table.render(12, false)).contains("\u2026").doesNotContain("indeed");
    }

    @Test
    void proseIsWrappedAndNothingOfItIsLost() {
        TextTable table = new TextTable(List.of(Column.text("name"), Column.prose("what it is")))
                .add(List.of("a", "one two three four"))
                .add(List.of("b", "five"));
        assertThat(table.render(15, true))
                .isEqualTo("name  what it\n----  ---------\n".replace("what it\n", "what it\n      is\n")
                        + "a     one two\n      three\n      four\nb     five\n");
    }

    @Test
    void asciiMeansAscii() {
        String text = SummaryTable.of(SampleResults.typical()).render(200, true);
        assertThat(text.chars()).allMatch(c -> c < 128);
        assertThat(text).contains("x").doesNotContain("?");
    }

    @Test
    void theFooterNamesTheRuleAndPublishedValuesBesideOurs() {
        ResultSet results = SampleResults.typical();
        assertThat(SummaryTable.footer(results, 300))
                .contains("iso-area", "Hill et al., e6m7", "7.20", "here")
                .doesNotContain("Left out");
        assertThat(SummaryTable.footer(results, 70)).contains("Left out for lack of room");
    }

    @ParameterizedTest
    @CsvSource({
        "0.00123,J,1.23 mJ",
        "1234,s,1.23 ks",
        "999.96,Hz,1.00 kHz",
        "0,W,0 W",
        "2.5e-11,J,25.0 pJ",
        "1e-6,s,1.00 µs",
        "-4.5e6,W,-4.50 MW"
    })
    void quantitiesHaveThreeDigitsAndAPrefix(double value, String unit, String expected) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Numbers.si(value, unit)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
