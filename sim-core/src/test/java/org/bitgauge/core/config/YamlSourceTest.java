package org.bitgauge.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSourceTest {
    @TempDir
    Path folder;

    @Test
    void keepsScalarsAsWritten() {
        assertThat(text("a: [16:16, no, 010, 1e9, 1_000, 2024-01-02, 0x1F]", "a[0]"))
                .isEqualTo("16:16");
        assertThat(text("a: [16:16, no, 010]", "a[1]")).isEqualTo("no");
        assertThat(text("a: [16:16, no, 010]", "a[2]")).isEqualTo("010");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[fixed(8,4), int8, bfp(8, 16)]|['fixed(8,4)', int8, 'bfp(8,16)']",
                "{w: fixed(8,4), a: f(1,g(2,3)), p: int8}|{w: 'fixed(8,4)', a: 'f(1,g(2,3))', p: int8}",
                "[f(1, '2)', 'f(1', 2)]|['f(1', '2)', 'f(1', '2)']",
                "{a: f(1, b: 2)}|{a: 'f(1', b: '2)'}",
                "[f(1, 2]|['f(1', 2]",
                "[')(', a]|[')(', a]",
            })
    void commasInParenthesesDoNotTearTextsApart(String yaml, String meant) {
        assertThat(YamlSource.parse("t", yaml)).isEqualTo(YamlSource.parse("t", meant));
    }

    @Test
    void foldsMergeKeysUnderOwnKeys() {
        YamlNode node = YamlSource.parse("t", "b: &b {x: 1, y: 2}\nc: {<<: *b, y: 3}\nd: {<<: [*b, {z: 9, x: 8}]}\n");
        assertThat(ConfigPath.parse("c").find(node)).contains(YamlSource.parse("t", "{y: 3, x: 1}"));
        assertThat(ConfigPath.parse("d").find(node)).contains(YamlSource.parse("t", "{x: 1, y: 2, z: 9}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a: 1\\nb: 2\\na: 3\\n|t:3:1: duplicate key 'a' -> keep only one; the first is on line 1",
                "|t:1:1: the file is empty -> write keys and values, for example 'name: first'",
                "# only\\n|t:1:1: the file holds no value -> write keys and values, for example 'name: first'",
                "a:\\n\\tb: 1\\n|t:2:1: a tab where YAML allows only spaces -> indent with spaces",
                "a: [1, 2\\n|t:2:1: not YAML: expected ',' or ']', but got <stream end> -> check indentation, colons,"
                        + " brackets and quotes while parsing a flow sequence that begins on line 1",
                "a: 1\\n---\\nb: 2\\n|t:2:1: a second document begins here -> keep one document per file",
                "a: *nope\\n|t:1:4: found undefined alias nope -> define the anchor '&name' before the alias '*name'",
                "a: !!java.net.URL x\\n|t:1:4: the tag 'tag:yaml.org,2002:java.net.URL' has no meaning here -> remove the tag",
                "a: &a [1, *a]\\n|t:1:4: this anchor contains itself -> remove the alias inside it",
                "[1]: 2\\n|t:1:1: a key must be a plain word -> write 'key: value'",
                "a: {<<: 3}\\n|t:1:9: <<: merges mappings only, was '3' -> write '<<: *anchor'",
            })
    void saysWhatIsNoYaml(String yaml, String expected) {
        String text = yaml == null ? "" : yaml.replace("\\n", "\n").replace("\\t", "\t");
        assertThat(problems(() -> YamlSource.parse("t", text))).isEqualTo(expected);
    }

    @Test
    void refusesTenThousandLevelsInOneCleanMessage() throws IOException {
        String flow = "{a: ".repeat(10_000) + "1" + "}".repeat(10_000);
        String lists = "[".repeat(10_000);
        StringBuilder block = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            block.append(" ".repeat(i)).append("a:\n");
        }
        String tooDeep = "nested more than 100 levels deep -> flatten the file";
        assertThat(problems(() -> YamlSource.parse("t", flow))).isEqualTo("t:1:401: " + tooDeep);
        assertThat(problems(() -> YamlSource.parse("t", lists))).isEqualTo("t:1:101: " + tooDeep);
        assertThat(problems(() -> YamlSource.parse("t", block.toString()))).isEqualTo("t:101:101: " + tooDeep);
        Path file = write("deep.yaml", flow);
        assertThat(problems(() -> YamlSource.read(file))).isEqualTo(file + ":1:401: " + tooDeep);
    }

    @Test
    void refusesAliasBombs() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [")
                    .append(("*a" + (i - 1) + ", ").repeat(10))
                    .append("]\n");
        }
        assertThat(problems(() -> YamlSource.parse("t", bomb.toString())))
                .isEqualTo("t:1:1: aliases and includes make more than 1000000 values"
                        + " -> use fewer anchors inside anchors");
        String many = "a: &a [1]\nb: [" + "*a, ".repeat(1001) + "]\n";
        assertThat(problems(() -> YamlSource.parse("t", many)))
                .isEqualTo("t:2:4005: more than 1000 aliases -> use fewer aliases");
    }

    @Test
    void saysWhatIsNoReadableFile() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThat(problems(() -> YamlSource.read(missing)))
                .isEqualTo(missing + ":1:1: no file '" + missing + "' -> check the name; it starts from the root");
        assertThat(problems(() -> YamlSource.read(folder)))
                .isEqualTo(folder + ":1:1: '" + folder + "' is a directory -> name a YAML file in it");
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {'a', ':', '\n', 'b', (byte) 0xFF, 0});
        assertThat(problems(() -> YamlSource.read(binary)))
                .isEqualTo(binary + ":2:2: not UTF-8 text: byte 0xFF at offset 4"
                        + " -> save the file as UTF-8; a binary file is no YAML");
        Path zero = write("zero", "a: 1\nb: \0");
        assertThat(problems(() -> YamlSource.read(zero)))
                .isEqualTo(zero + ":2:4: control character U+0000 -> remove it; a binary file is no YAML");
    }

    @Test
    void truncatedUtf8IsNoText() throws IOException {
        Path file = folder.resolve("cut.yaml");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xC3});
        assertThat(problems(() -> YamlSource.read(file))).contains(":1:4: not UTF-8 text: byte 0xC3 at offset 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFa: 1\n", "a: 1\r\n", "a: 1"})
    void byteOrderMarksAndLineEndsDoNotMatter(String text) throws IOException {
        assertThat(YamlSource.read(write("x.yaml", text))).isEqualTo(YamlSource.parse("t", "a: 1\n"));
    }

    @Test
    void includesMergeBelowOwnKeysRelativeToTheIncludingFile() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        write("sub/deep.yaml", "leaf: deep\nonly: deep\n");
        write("sub/base.yaml", "include: deep.yaml\nleaf: base\nmap: {a: 1, b: 2}\nunit: {type: mac, stages: 3}\n");
        write("other.yaml", "leaf: other\nlist: [1, 2]\n");
        Path file = write(
                "x.yaml",
                "include: [sub/base.yaml, other.yaml]\nmap: {b: 3}\nunit: {type: serial, lanes: 4}\nlist: [3]\n");

        assertThat(YamlSource.read(file))
                .isEqualTo(YamlSource.parse(
                        "t",
                        "{leaf: other, only: deep, map: {a: 1, b: 3}, unit: {type: serial, lanes: 4}, list: [3]}"));
    }

    @Test
    void cyclicIncludeNamesTheChain() throws IOException {
        Path a = write("a.yaml", "x: 1\ninclude: b.yaml\n");
        Path b = write("b.yaml", "include: [c.yaml]\n");
        Path c = write("c.yaml", "y: 2\nz: 3\ninclude: a.yaml\n");
        assertThat(problems(() -> YamlSource.read(a)))
                .isEqualTo(c + ":3:10: include: cyclic include: " + a + ":2 includes " + b + ", " + b + ":1 includes "
                        + c + ", " + c + ":3 includes " + a + " -> remove one of these includes");
        Path self = write("self.yaml", "include: self.yaml\n");
        assertThat(problems(() -> YamlSource.read(self)))
                .isEqualTo(self + ":1:10: include: cyclic include: " + self + ":1 includes " + self
                        + " -> remove one of these includes");
    }

    @Test
    void missingIncludeIsShownWhereItIsNamed() throws IOException {
        Path file = write("x.yaml", "a: 1\ninclude: [nope.yaml]\n");
        assertThat(problems(() -> YamlSource.read(file)))
                .isEqualTo(file + ":2:11: include: no file '" + folder.resolve("nope.yaml")
                        + "' -> check the name; it starts from the root");
    }

    @Test
    void showsTheLineWithACaret() {
        ConfigException wrong =
                catchThrowableOfType(ConfigException.class, () -> YamlSource.parse("t", "a: 1\nb:  [1, 2}\n"));
        assertThat(wrong)
                .hasMessageStartingWith("t:2:10: not YAML: expected ',' or ']', but got }\n"
                        + "  2 | b:  [1, 2}\n"
                        + "    |          ^\n"
                        + "  check indentation");
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String yaml, String path) {
        YamlNode node = ConfigPath.parse(path).find(YamlSource.parse("t", yaml)).orElseThrow();
        return ((YamlScalar) node).text();
    }

    private static String problems(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ConfigException wrong = catchThrowableOfType(ConfigException.class, call);
        return wrong.problems().stream()
                .map(problem -> problem.headline() + " -> " + problem.remedy())
                .collect(Collectors.joining("\n"));
    }
}
