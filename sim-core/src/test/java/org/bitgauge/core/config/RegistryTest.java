package org.bitgauge.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {
    /** What plug-ins of the test are chosen by. */
    interface Part {}

    @Doc("A wheel.")
    record Wheel(@Doc("Spokes.") @Default("36") int spokes) implements Part {}

    @Doc("A saddle.")
    record Saddle(@Doc("Cover.") String cover) implements Part {}

    @Doc("A bicycle.")
    record Bicycle(@Doc("Parts.") List<Part> parts) {}

    record PartType(String typeName, String doc, Class<? extends Part> specType) implements Plugin<Part> {}

    private final Registry<PartType> registry = Registry.of(
            "part",
            List.of(
                    new PartType("wheel", "Rolls.", Wheel.class),
                    new PartType("racing-saddle", "Hurts.", Saddle.class)));
    private final ConfigTypes types =
            ConfigTypes.builder().choice(Part.class, registry).build();

    @Test
    void plugInsAreChosenByNameAndMayBeWrittenAsTheNameAlone() {
        Bicycle bicycle = bind("parts: [wheel, {type: racing-saddle, cover: leather}]");

        assertThat(bicycle.parts()).containsExactly(new Wheel(36), new Saddle("leather"));
        assertThat(bind(new ConfigWriter(types).text(bicycle))).isEqualTo(bicycle);
        assertThat(registry.forSpec(bicycle.parts().get(1)).typeName()).isEqualTo("racing-saddle");
    }

    @Test
    void unknownNamesAndKeysSayWhatIsThere() {
        ConfigException wrong = catchThrowableOfType(
                ConfigException.class, () -> bind("parts: [weel, {type: wheel, spoks: 3}, {spokes: 3}]"));
        assertThat(wrong)
                .hasMessage(
                        """
                t:1:9: parts[0].type: unknown part 'weel'
                  1 | parts: [weel, {type: wheel, spoks: 3}, {spokes: 3}]
                    |         ^
                  did you mean 'wheel'? known: racing-saddle, wheel
                t:1:29: parts[1]: unknown key 'spoks'
                  1 | parts: [weel, {type: wheel, spoks: 3}, {spokes: 3}]
                    |                             ^
                  did you mean 'spokes'? keys here: type, spokes
                t:1:40: parts[2]: the key 'type' is missing
                  1 | parts: [weel, {type: wheel, spoks: 3}, {spokes: 3}]
                    |                                        ^
                  add one of racing-saddle, wheel""");
        assertThatThrownBy(() -> registry.require("saddle"))
                .hasMessage("unknown part 'saddle'; known: racing-saddle, wheel");
    }

    @Test
    void twoPlugInsOfOneNameAreAFault() {
        PartType twice = new PartType("wheel", "Rolls.", Wheel.class);
        assertThatThrownBy(() -> Registry.of("part", List.of(twice, twice)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("two kinds of part are called 'wheel'");
    }

    @ParameterizedTest
    @CsvSource({"colls, cols", "cosl, cols", "weight_bits, weight-bits", "ROWS, rows", "xyzzy, ''", "r, ''"})
    void findsTheNearestName(String name, String nearest) {
        assertThat(Nearest.of(name, List.of("cols", "rows", "weight-bits")).orElse(""))
                .isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, xabc, 1",
        "abc, axc, 1",
        "kitten, sitting, 3",
        "'', abc, 3"
    })
    void countsEdits(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }

    private Bicycle bind(String yaml) {
        return new Binder(types)
                .bind(YamlSource.parse("t", yaml), Bicycle.class)
                .value();
    }
}
