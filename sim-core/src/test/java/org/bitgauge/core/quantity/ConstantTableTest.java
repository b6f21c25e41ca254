package org.bitgauge.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConstantTableTest {
    @Test
    void readsCommentsHeaderAndQuotedCells() {
        ConstantTable table = ConstantTable.parse("# a source\nname,value,note\nx,1.5,\"one, two\"\n\n", "t.csv");

        assertThat(table.comments()).containsExactly("a source");
        assertThat(table.columns()).containsExactly("name", "value", "note");
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).number("value")).isEqualTo(1.5);
        assertThat(table.rows().get(0).text("note")).isEqualTo("one, two");
        assertThat(table.rows().get(0).has("absent")).isFalse();
    }

    @Test
    void errorsNameFileLineAndColumn() {
        ConstantTable table = ConstantTable.parse("a,b\n1,x\n", "t.csv");

        assertThatThrownBy(() -> table.rows().get(0).number("b")).hasMessageContaining("t.csv:2: column b");
        assertThatThrownBy(() -> table.rows().get(0).number("c")).hasMessageContaining("no column c");
        assertThatThrownBy(() -> ConstantTable.parse("a,b\n1\n", "t.csv")).hasMessageContaining("t.csv:2: 1 cells");
        assertThatThrownBy(() -> ConstantTable.parse("# only\n", "t.csv")).hasMessageContaining("no header line");
    }
}
