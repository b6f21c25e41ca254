package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

/**
 * An override of one value, written {@code path=value} with the value in YAML.
 *
 * @param path which value
 * @param value what it becomes
 */
public record Setting(ConfigPath path, YamlNode value) {
    private static final String NAME = "--set";

    public Setting {
        requireNonNull(path, "path");
        requireNonNull(value, "value");
    }

    /** Reads {@code path=value}; {@link ConfigException} when it is not of that form. */
    public static Setting parse(String text) {
        SourceText source = SourceText.inMemory(NAME, text);
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new ConfigException(Problem.at(
                    source.at(1, 1), "", "'" + text + "' is no override", "write path=value, as in array.rows=32"));
        }
        ConfigPath path = ConfigPath.parse(text.substring(0, equals), source);
        return new Setting(path, YamlSource.value(source, equals + 1));
    }

    /** The document with this value in it. */
    public YamlNode apply(YamlNode root) {
        return path.replace(root, value);
    }
}
