package org.bitgauge.workloads.values;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.workloads.WorkloadException;

/** Reads NumPy archives ({@code .npz}): each array is unpacked to a temporary file, from which it is streamed. */
public final class NpzFile {
    private static final String SUFFIX = ".npy";

    private NpzFile() {}

    /** Names of the arrays. */
    public static ImmutableList<String> arrays(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return names(zip);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Opens an array of an archive.
     *
     * @throws WorkloadException if there is no such archive or array, or if it is no array of numbers
     */
    public static MappedTensor open(Path file, String array) {
        String name = file + ":" + array;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(array + SUFFIX);
            if (entry == null) {
                throw new WorkloadException(
                        file + ": holds no array '" + array + "'; " + Nearest.remedy(array, names(zip), "its arrays"));
            }
            Path unpacked = Files.createTempFile("bitgauge", SUFFIX);
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
                return NpyFile.map(unpacked, 0, Files.size(unpacked), name);
            } finally {
                remove(unpacked);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The mapping outlives the name of the file; where the system holds it, it goes when the program ends. */
    private static void remove(Path unpacked) {
        try {
            Files.deleteIfExists(unpacked);
        } catch (IOException held) {
            unpacked.toFile().deleteOnExit();
        }
    }

    private static ImmutableList<String> names(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .collect(ImmutableList.toImmutableList());
    }

    private static WorkloadException unreadable(Path file, IOException e) {
        String why = e instanceof ZipException ? "is no archive, or is damaged" : "cannot be read";
        return new WorkloadException(file + ": " + why + " (" + e.getMessage() + ")", e);
    }
}
