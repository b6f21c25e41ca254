package org.bitgauge.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigPathTest {
    @TempDir
    Path folder;

    private final Binder binder = new Binder(ConfigTypes.builder().build());

    @Test
    void overridesReplaceAndAddValues() throws IOException {
        Sample sample = load(
                "hardware.array.rows=64",
                "hardware.buffers[1].capacity=2 MiB",
                "hardware.buffers[0].weight-share=0.25",
                "hardware.element={kind: mac, stages: 3}",
                "weights[\"fc.1\"]=int4",
                "weights.conv9=e4m3",
                "batches=[2, 4]",
                "remarks=two words");

        assertThat(sample.hardware().array()).isEqualTo(new Sample.Array(64, 16));
        assertThat(sample.hardware().buffers().get(1).capacity().bits()).isEqualTo(2L << 23);
        assertThat(sample.hardware().buffers().get(0).weightShare()).isEqualTo(0.25);
        assertThat(sample.hardware().element()).isEqualTo(new Sample.Mac(3));
        assertThat(sample.weights()).containsEntry("fc.1", "int4").containsEntry("conv9", "e4m3");
        assertThat(sample.batches()).containsExactly(2, 4);
        assertThat(sample.remarks()).contains("two words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hardware.aray.rows=3|--set:1:10: hardware: unknown key 'aray' -> did you mean 'array'?"
                        + " keys here: clock, array, element, buffers, dram",
                "hardware.array.rows=x|--set:1:21: hardware.array.rows: 'x' is not a whole number -> write for example"
                        + " '32'",
                "hardware.buffers[2].capacity=1 KiB|--set:1:17: hardware.buffers: has no place [2] -> places go from"
                        + " [0] to [1]",
                "hardware.buffers.capacity=1 KiB|--set:1:18: hardware.buffers: has no key 'capacity', it is a list"
                        + " -> name a place in the list, for example [0]",
                "name.x=1|--set:1:6: name: has no key 'x', it is 'first' -> give it as a mapping first",
                "hardware[0]=1|--set:1:9: hardware: has no place [0], it is a mapping -> keys there: clock, array,"
                        + " element, buffers",
                "rows|--set:1:1: 'rows' is no override -> write path=value, as in array.rows=32",
                "a..b=1|--set:1:2: a..b: not a path -> write keys with dots and list places in brackets:"
                        + " profiles[0].weights",
                "name=[1, 2|--set:1:11: not YAML: expected ',' or ']', but got <stream end> -> check indentation,"
                        + " colons, brackets and quotes while parsing a flow sequence that begins on line 1",
                "hardware.array.rows=|--set:1:16: hardware.array.rows: has no value -> write a whole number",
            })
    void saysWhichPartOfAnOverrideIsWrong(String override, String expected) {
        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> load(override));
        assertThat(wrong.problems().stream()
                        .map(problem -> problem.headline() + " -> " + problem.remedy())
                        .collect(Collectors.joining("\n")))
                .isEqualTo(expected);
    }

    @Test
    void locatesTheNearestWrittenValue() {
        Bound<Sample> bound = binder.bind(YamlSource.parse("x", Sample.YAML), Sample.class);

        assertThat(bound.locate("hardware.array.cols")).hasToString("x:4:27");
        assertThat(bound.locate("hardware.buffers[1].weight-share")).hasToString("x:11:7");
        assertThat(bound.locate("weights[\"fc.1\"]")).hasToString("x:16:11");
        assertThat(bound.locate("trace")).hasToString("x:1:1");
        assertThat(bound.problem("weights.conv1", "no such layer", "layers: conv2")
                        .render())
                .isEqualTo("x:15:10: weights.conv1: no such layer\n"
                        + "  15 |   conv1: int8\n"
                        + "     |          ^\n"
                        + "  layers: conv2");
    }

    @Test
    void replacingSharesTheRest() {
        YamlNode root = YamlSource.parse("x", Sample.YAML);
        YamlNode changed = ConfigPath.parse("batches[0]").replace(root, YamlSource.value("axis", "8"));

        ConfigPath hardware = ConfigPath.parse("hardware");
        assertThat(hardware.find(changed).orElseThrow())
                .isSameAs(hardware.find(root).orElseThrow());
        assertThat(ConfigPath.parse("batches").find(changed)).contains(YamlSource.parse("t", "[8, 16]"));
        assertThat(ConfigPath.parse("batches").find(root)).contains(YamlSource.parse("t", "[1, 16]"));
    }

    private Sample load(String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), Sample.YAML);
        return binder.load(file, Sample.class, List.of(overrides)).value();
    }
}
