package org.bitgauge.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void equalTextsHaveNoChanges() {
        assertThat(TextDiff.lines("a\nb\n", "a\nb\n")).isEmpty();
    }

    @Test
    void aChangedLineIsTakenOutAndAdded() {
        assertThat(TextDiff.lines("a\nb\nc\n", "a\nx\nc\n")).containsExactly("- b", "+ x");
    }

    @Test
    void linesAtBothEndsAreFound() {
        assertThat(TextDiff.lines("a\nb\n", "0\na\nb\n9\n")).containsExactly("+ 0", "+ 9");
    }
}
