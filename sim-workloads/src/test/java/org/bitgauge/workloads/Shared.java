package org.bitgauge.workloads;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the big reference sets beside the repository, where there are any. */
public final class Shared {
    private Shared() {}

    /** A folder of the shared set. */
    public static Optional<Path> folder(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve(name);
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
