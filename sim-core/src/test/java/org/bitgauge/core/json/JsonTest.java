package org.bitgauge.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.quantity.Capacity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    record Row(String designName, double energyPj, Optional<Integer> bits) {}

    @Test
    void writesInOrderWithShortestNumbers() {
        Map<String, Object> tree = ImmutableMap.of(
                "z", 0.1, "a", List.of(1, 1e300, 2.5e-12), "style", Style.FAST, "size", new Capacity(8192));
        assertThat(Json.write(tree))
                .isEqualTo(
                        """
                {
                  "z": 0.1,
                  "a": [
                    1,
                    1E+300,
                    2.5E-12
                  ],
                  "style": "fast",
                  "size": "1 KiB"
                }
                """);
        assertThat(Json.line(new Row("a\"<\u2028", 1.0, Optional.empty())))
                .isEqualTo("{\"design_name\":\"a\\\"<\\u2028\",\"energy_pj\":1,\"bits\":null}");
    }

    @Test
    void readsBackWhatItWrote() {
        String text = "{\"b\":[true,null,\"x\",-3,0.1,1E+300,9223372036854775807,9223372036854775808],\"a\":{}}";
        Object tree = Json.read(text);
        assertThat(tree)
                .isEqualTo(Map.of(
                        "b",
                        List.of(true, Optional.empty(), "x", -3L, 0.1, 1e300, Long.MAX_VALUE, 9.223372036854775808e18),
                        "a",
                        Map.of()));
        assertThat(Json.line(tree)).isEqualTo(text.replace("9223372036854775808", "9223372036854776000"));
    }

    @ParameterizedTest
    @CsvSource({"2.0E-3, 0.002", "2E23, 2E+23", "1.0E23, 1E+23", "4.9E-324, 5E-324", "123456789.125, 123456789.125"})
    void doublesAreTheShortestThatReadBack(double value, String text) {
        assertThat(Json.line(value)).isEqualTo(text);
        assertThat(Json.read(text)).isIn(value, (Object) (long) value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{a:1}", "{\"a\":1,\"a\":2}", "1 2", "nul", "[1", "'x'"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not JSON");
    }

    @Test
    void refusesNumbersThatJsonCannotHold() {
        assertThatThrownBy(() -> Json.line(Double.NaN)).hasMessage("a number must be finite, was NaN");
    }
}
