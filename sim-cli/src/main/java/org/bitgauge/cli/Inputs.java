package org.bitgauge.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** What commands share in reading arguments and writing single files. */
public final class Inputs {
    private Inputs() {}

    /** Calls something that blames its arguments with {@link IllegalArgumentException}, which are the user's here. */
    public static <T> T checked(Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    /** Number of threads as asked for. */
    public static int threads(int asked) {
        if (asked < 1) {
            throw new InputException("--threads must be at least 1, was " + asked);
        }
        return asked;
    }

    /**
     * Finds out before the work whether a folder can be written, without leaving anything behind.
     *
     * @throws InputException naming what is in the way
     */
    public static void writable(Path folder) {
        Path nearest = folder.toAbsolutePath().normalize();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            throw new InputException("cannot write to " + folder + ": " + nearest
                    + (Files.isDirectory(nearest) ? " is not writable" : " is a file, not a folder")
                    + "; choose another folder with -o");
        }
    }

    /** Writes a file whole or not at all. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file whole or not at all. */
    public static void write(Path file, byte[] contents) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || Files.isDirectory(target)) {
            throw new InputException("cannot write " + file + ": it is a folder; name a file");
        }
        writable(parent);
        Files.createDirectories(parent);
        Path staged = Files.createTempFile(parent, ".bitgauge-", ".tmp");
        try {
            Files.write(staged, contents);
            Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(staged);
        }
    }
}
