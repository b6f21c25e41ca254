package org.bitgauge.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.bitgauge.core.quantity.Bandwidth;
import org.bitgauge.core.quantity.Capacity;
import org.bitgauge.core.quantity.Frequency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
    private final Binder binder = new Binder(ConfigTypes.builder().build());

    @Test
    void bindsEveryKindOfComponent() {
        Sample sample = bind(Sample.YAML).value();

        assertThat(sample.name()).isEqualTo("first");
        assertThat(sample.normalise()).isEqualTo(Sample.Normalise.ISO_AREA);
        assertThat(sample.seed()).isEqualTo(1000);
        assertThat(sample.trace()).isFalse();
        assertThat(sample.remarks()).isEmpty();
        assertThat(sample.batches()).containsExactly(1, 16);
        assertThat(sample.weights()).containsEntry("fc.1", "16:16").containsEntry("conv1", "int8");
        assertThat(sample.hardware().clock()).isEqualTo(new Frequency(1e9));
        assertThat(sample.hardware().array()).isEqualTo(new Sample.Array(32, 16));
        assertThat(sample.hardware().element()).isEqualTo(new Sample.BitSerial(16, 1));
        assertThat(sample.hardware().dram()).isEqualTo(new Sample.Dram("ddr4", 3200, 1));
        assertThat(sample.hardware().buffers())
                .containsExactly(
                        new Sample.Buffer(
                                new Capacity(64 * 1024 * 8), new Bandwidth(256, Bandwidth.Per.CYCLE), 0.5, 0.5),
                        new Sample.Buffer(
                                new Capacity(1024 * 1024 * 8), new Bandwidth(102.4e9, Bandwidth.Per.SECOND), 0.5, 1.5));
    }

    @Test
    void saysWhatWasDefaulted() {
        assertThat(bind(Sample.YAML).defaulted())
                .containsEntry("hardware.dram", "ddr4-3200")
                .containsEntry("hardware.buffers[0].weight-share", "0.5")
                .containsEntry("normalise", "iso-area")
                .doesNotContainKey("batches");
    }

    @Test
    void reportsAllProblemsAtOnceWithPlaceAndRemedy() {
        String yaml =
                """
                name: first
                hardware:
                  clock: 1000
                  array: {rows: 0, colls: 16}
                  element: {kind: serail}
                  dram: ddr4
                  buffers:
                    - capacity: 64 KiB
                      read: 3 GHz
                    - 5
                normalise: iso-aera
                batches: 4
                trace: no
                """;
        assertThat(problems(yaml))
                .isEqualTo(
                        """
                x.yaml:3:10: hardware.clock: a frequency needs a unit, was '1000' | write for example '1 GHz' (units: Hz, kHz, MHz, GHz)
                x.yaml:4:3: hardware.array: the key 'cols' is missing | add 'cols: ...', a whole number: Columns.
                x.yaml:4:17: hardware.array.rows: must be from 1 to 4096, was '0' | write one in that range
                x.yaml:4:20: hardware.array: unknown key 'colls' | did you mean 'cols'? keys here: rows, cols
                x.yaml:5:19: hardware.element.kind: unknown element 'serail' | did you mean 'serial'? known: mac, serial
                x.yaml:6:9: hardware.dram: unknown memory 'ddr4' | write for example ddr4-3200
                x.yaml:9:13: hardware.buffers[0].read: '3 GHz' is a frequency but a bandwidth is needed | write for example '12.8 GB/s' (units: bit/s, kbit/s, Mbit/s, Gbit/s, Tbit/s, Kibit/s, Mibit/s, Gibit/s, Tibit/s, B/s, kB/s, MB/s, GB/s, TB/s, KiB/s, MiB/s, GiB/s, TiB/s, Kib/s, Mib/s, Gib/s, Tib/s)
                x.yaml:10:7: hardware.buffers[1]: needs a mapping with the keys capacity, read, weight-share, energy, was '5' | write indented lines 'key: value'
                x.yaml:11:12: normalise: unknown value 'iso-aera' | did you mean 'iso-area'? legal: iso-area, iso-macs
                x.yaml:12:10: batches: needs a list (each a whole number), was '4' | write it in brackets, [a, b], or as lines that begin with '- '
                x.yaml:13:8: trace: 'no' is not a truth value | write true or false""");
    }

    @Doc("A file and a count.")
    record Model(@Doc("File.") Path file, @Doc("Count.") @Default("1") int someCount) {
        Model {
            if (someCount > 3) {
                throw new IllegalArgumentException("someCount is at most 3; write 3");
            }
        }
    }

    @Test
    void fileNamesStartFromTheFileTheyAreWrittenIn() {
        SourceText source = new SourceText("x.yaml", "file: ../m.onnx", Path.of("configs/nets"));
        Model model = binder.bind(YamlSource.parse(source), Model.class).value();

        assertThat(model.file()).isEqualTo(Path.of("configs/m.onnx"));
        assertThat(new ConfigWriter(ConfigTypes.builder().build()).text(model, Path.of("out/run1")))
                .isEqualTo("file: \"../../configs/m.onnx\"\nsome-count: 1\n");
    }

    @Test
    void complaintsOfAConstructorPointAtTheKeyTheyNameOrTheOwner() {
        ConfigException key = catchThrowableOfType(
                ConfigException.class, () -> binder.bind(YamlSource.parse("t", "file: a\nsome-count: 4"), Model.class));
        assertThat(key.problems().get(0).headline()).isEqualTo("t:2:13: some-count: someCount is at most 3");
        assertThat(problems(Sample.YAML.replace("{rows: 32, cols: 16}", "{rows: 512, cols: 512}")))
                .isEqualTo("x.yaml:4:3: hardware.array: the array has 262144 elements | use at most 65536");
    }

    @Test
    void nothingWhereAValueIsNeededIsAProblem() {
        assertThat(problems("name:\nhardware: ~\nseed: null\nremarks:\n"))
                .isEqualTo(
                        """
                x.yaml:1:1: name: has no value | write a text
                x.yaml:2:1: hardware: has no value | write a mapping with the keys clock, array, element, buffers, dram
                x.yaml:3:1: seed: has no value | write a whole number""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "0x10|16",
                "1e9|1000000000",
                "1_000|1000",
                "010|10",
                "-5|-5",
                "2.0|2",
                "1.5|'1.5' is not a whole number",
                "9223372036854775808|'9223372036854775808' is out of range",
                "1e999|'1e999' is out of range",
                "1e99999|'1e99999' is not a whole number",
                "many|'many' is not a whole number",
            })
    void readsWholeNumbers(String text, String expected) {
        String yaml = Sample.YAML + "seed: " + text + "\n";
        if (expected.matches("-?\\d+")) {
            assertThat(bind(yaml).value().seed()).isEqualTo(Long.parseLong(expected));
        } else {
            assertThat(problems(yaml)).startsWith("x.yaml:18:7: seed: " + expected + " | write ");
        }
    }

    private Bound<Sample> bind(String yaml) {
        return binder.bind(YamlSource.parse("x.yaml", yaml), Sample.class);
    }

    private String problems(String yaml) {
        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> bind(yaml));
        return wrong.problems().stream()
                .map(problem -> problem.headline() + " | " + problem.remedy())
                .collect(Collectors.joining("\n"));
    }
}
