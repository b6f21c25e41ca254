package org.bitgauge.report.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes a set of files whole or not at all: first into a folder beside the target, then moved into place. A reader never
 * sees half a file; a failed write leaves the target as it was.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Writes files into a folder, which is made if it does not exist. Other files of an existing folder stay.
     *
     * @param files contents by path relative to the folder, with {@code /}
     * @throws UncheckedIOException when the folder cannot be written; nothing is left behind
     */
    public static void write(Path folder, Map<String, byte[]> files) {
        write(folder, files, path -> false);
    }

    /**
     * As {@link #write(Path, Map)}, and removes what an earlier write left and this one does not bring.
     *
     * @param stale tells by its path in the folder whether a file is such a leftover
     */
    public static void write(Path folder, Map<String, byte[]> files, Predicate<String> stale) {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || (Files.exists(target) && !Files.isDirectory(target))) {
            throw new UncheckedIOException(
                    new IOException("Cannot write results to " + folder + ": it is not a folder"));
        }
        List<Path> made = new ArrayList<>();
        Path staging = target.resolveSibling(
                target.getFileName() + ".tmp-" + ProcessHandle.current().pid());
        try {
            makeParents(parent, made);
            delete(staging);
            stage(staging, files);
            if (Files.exists(target)) {
                moveInto(staging, target, files);
                removeStale(target, files, stale);
            } else {
                move(staging, target);
            }
            made.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write results to " + folder + ": " + reason(e) + "; name another folder with -o", e);
        } finally {
            cleanUp(staging, made);
        }
    }

    private static String reason(IOException e) {
        return switch (e.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "permission denied";
            case "NoSuchFileException" -> "no such folder";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void makeParents(Path folder, List<Path> made) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeParents(parent, made);
        }
        Files.createDirectory(folder);
        made.add(folder);
    }

    private static void stage(Path staging, Map<String, byte[]> files) throws IOException {
        Files.createDirectory(staging);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = staging.resolve(file.getKey()).normalize();
            if (!path.startsWith(staging)) {
                throw new IOException("'" + file.getKey() + "' lies outside the folder");
            }
            Path into = path.getParent();
            if (into != null) {
                Files.createDirectories(into);
            }
            Files.write(path, file.getValue());
        }
    }

    private static void moveInto(Path staging, Path target, Map<String, byte[]> files) throws IOException {
        for (String name : files.keySet()) {
            Path to = target.resolve(name);
            Path into = to.getParent();
            if (into != null) {
                Files.createDirectories(into);
            }
            move(staging.resolve(name), to);
        }
    }

    private static void removeStale(Path target, Map<String, byte[]> files, Predicate<String> stale)
            throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(target, 2)) {
            paths = walk.filter(Files::isRegularFile).toList();
        }
        for (Path path : paths) {
            String name = target.relativize(path).toString().replace('\\', '/');
            if (!files.containsKey(name) && stale.test(name)) {
                Files.delete(path);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void cleanUp(Path staging, List<Path> made) {
        try {
            delete(staging);
            for (int i = made.size() - 1; i >= 0; i--) {
                Files.deleteIfExists(made.get(i));
            }
        } catch (IOException e) {
            System.getLogger(AtomicFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "Cannot remove " + staging, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
