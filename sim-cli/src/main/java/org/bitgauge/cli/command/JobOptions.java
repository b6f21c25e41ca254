package org.bitgauge.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.cli.Inputs;
import picocli.CommandLine.Option;

/** What verbs that compute a file and write a folder have in common. */
final class JobOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Output folder; results/NAME where not given.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides one value of the file, as name=other or designs[0].array.rows=32.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; all processors where not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** Values that stand in for those of the file. */
    List<String> settings() {
        return List.copyOf(settings);
    }

    /** Threads to compute on, one at least. */
    int threads() {
        return Inputs.threads(threads);
    }

    /** Where the results of a file of this name go. */
    Path folder(String name) {
        return output.orElse(Path.of("results", name));
    }

    /** As {@link #folder}, where several files are computed: each has a folder of its own below the one given. */
    Path folderOfOne(String name) {
        return output.map(base -> base.resolve(name)).orElseGet(() -> folder(name));
    }
}
