package org.bitgauge.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.cli.InputException;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.YamlMapping;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.core.config.YamlSource;

/** What a YAML file describes, told by its keys, and the verb it is for. */
enum FileKind {
    EXPERIMENT("an experiment", "bitgauge run"),
    SEARCH("a search for a profile", "bitgauge profile"),
    COMPARISON("a comparison", "bitgauge compare"),
    DESIGN("a design, a part of experiments", "bitgauge cost unit");

    private final String what;
    private final String verb;

    FileKind(String what, String verb) {
        this.what = what;
        this.verb = verb;
    }

    /**
     * The kind of a file; empty where its keys do not tell.
     *
     * @throws ConfigException when it is no YAML
     */
    static Optional<FileKind> of(Path file) {
        YamlNode root = YamlSource.read(file);
        if (!(root instanceof YamlMapping keys)) {
            return Optional.empty();
        }
        if (has(keys, "search")) {
            return Optional.of(SEARCH);
        }
        if (has(keys, "network")) {
            return Optional.of(COMPARISON);
        }
        if (has(keys, "networks") || has(keys, "designs")) {
            return Optional.of(EXPERIMENT);
        }
        return has(keys, "array") ? Optional.of(DESIGN) : Optional.empty();
    }

    /**
     * Refuses a file that is for another verb, before its keys are called unknown.
     *
     * @throws InputException naming the verb
     */
    void require(Path file) {
        of(file).filter(kind -> kind != this).ifPresent(kind -> {
            throw new InputException(file + " is " + kind.what + "; use: " + kind.verb + " " + file);
        });
    }

    private static boolean has(YamlMapping keys, String key) {
        return keys.entry(key).isPresent();
    }
}
