package org.bitgauge.lab.validate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tables of published chips: shipped, or from a folder in the layout of golden/chips. */
final class ChipTables {
    private ChipTables() {}

    static CsvTable of(Optional<Path> folder, String file) {
        if (folder.isEmpty()) {
            return CsvTable.resource(ChipTables.class, file);
        }
        Path path = folder.get().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new ValidationInputException(
                    folder.get() + ": holds no " + file + "; give a folder in the layout of golden/chips");
        }
        return CsvTable.read(path);
    }
}
