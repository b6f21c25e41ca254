package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.json.Json;
import org.junit.jupiter.api.Test;

class SchemaWriterTest {
    private final ConfigTypes types = ConfigTypes.builder().build();

    @Test
    void schemaIsAsCommitted() throws IOException {
        assertThat(new SchemaWriter(types).write(Sample.class, "Sample")).isEqualTo(resource("sample-schema.json"));
    }

    @Test
    void referenceIsAsCommitted() throws IOException {
        assertThat(new ReferenceWriter(types).write(Sample.class, "Sample")).isEqualTo(resource("sample-reference.md"));
    }

    @Test
    void schemaDescribesKeysDefaultsAndKinds() {
        Map<?, ?> schema = (Map<?, ?>) Json.read(new SchemaWriter(types).write(Sample.class, "Sample"));

        Map<?, ?> sample = at(schema, "$defs", "sample");
        assertThat(sample.get("additionalProperties")).isEqualTo(false);
        assertThat(at(sample, "properties", "seed"))
                .isEqualTo(Map.of("description", "Seed of random values.", "type", "integer", "default", 1000L));
        assertThat(at(schema, "$defs", "element.serial", "properties", "kind").get("const"))
                .isEqualTo("serial");
        assertThat(at(schema, "$defs", "array", "properties", "rows"))
                .isEqualTo(Map.of("description", "Rows.", "type", "integer", "minimum", 1L, "maximum", 4096L));
        String pattern =
                (String) at(schema, "$defs", "buffer", "properties", "capacity").get("pattern");
        assertThat(List.of("64 KiB", "1.5MiB", "8 bit")).allMatch(text -> text.matches(pattern));
        assertThat(List.of("64", "-1 B", "3 GHz", "KiB")).noneMatch(text -> text.matches(pattern));
    }

    private static Map<?, ?> at(Map<?, ?> tree, String... keys) {
        Map<?, ?> node = tree;
        for (String key : keys) {
            node = (Map<?, ?>) requireNonNull(node.get(key), key);
        }
        return node;
    }

    private static String resource(String name) throws IOException {
        try (var in = SchemaWriterTest.class.getResourceAsStream(name)) {
            return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
