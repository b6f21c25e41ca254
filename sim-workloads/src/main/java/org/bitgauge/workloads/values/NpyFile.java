package org.bitgauge.workloads.values;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bitgauge.workloads.WorkloadException;

/** Reads NumPy array files ({@code .npy}), which stay where they are. */
public final class NpyFile {
    private NpyFile() {}

    /**
     * Opens an array.
     *
     * @throws WorkloadException if it is missing, truncated, no array of numbers, empty, or in Fortran order
     */
    public static MappedTensor open(Path file) {
        try {
            return map(file, 0, Files.size(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new WorkloadException(file + ": does not exist", e);
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * An array whose bytes are in memory.
     *
     * @param name for messages
     */
    public static MappedTensor parse(byte[] bytes, String name) {
        NpyHeader header = NpyHeader.parse(ByteBuffer.wrap(bytes), name);
        check(header, bytes.length, name);
        return MappedTensor.wrap(bytes, header.bytes(), name, header.shape(), header.encoding());
    }

    /** An array that is a part of a file. */
    static MappedTensor map(Path file, long start, long length, String name) throws IOException {
        NpyHeader header = NpyHeader.parse(head(file, start, length), name);
        check(header, length, name);
        return MappedTensor.map(file, start + header.bytes(), name, header.shape(), header.encoding());
    }

    private static void check(NpyHeader header, long length, String name) {
        long needed = Math.multiplyExact(
                RealTensor.product(header.shape()), (long) header.encoding().bytes());
        long there = length - header.bytes();
        if (there != needed) {
            throw new WorkloadException(name + ": " + (there < needed ? "is truncated: " : "has too many bytes: ")
                    + "shape " + header.shape() + " needs " + needed + " bytes of numbers, it has " + there);
        }
    }

    private static ByteBuffer head(Path file, long start, long length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(start);
            return ByteBuffer.wrap(in.readNBytes((int) Math.min(NpyHeader.LONGEST, length)));
        }
    }
}
