package org.bitgauge.workloads.infer.data;

import com.google.common.primitives.ImmutableIntArray;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.bitgauge.workloads.WorkloadException;

/**
 * An array of bytes in the IDX format of MNIST: two zero bytes, type 8, number of dimensions, each size as a big-endian
 * integer, values; plain or compressed with gzip.
 *
 * @param shape sizes
 * @param bytes unsigned values
 */
@SuppressWarnings("ArrayRecordComponent")
public record IdxFile(ImmutableIntArray shape, byte[] bytes) {
    private static final int UNSIGNED_BYTES = 0x08;
    private static final int GZIP = 0x1f8b;

    /** Reads a file; {@link WorkloadException} if it is missing, of another type, too short or too long. */
    public static IdxFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new WorkloadException(file + ": no such file");
        }
        try (DataInputStream in = new DataInputStream(plain(file))) {
            int magic = in.readInt();
            if (magic >>> 8 != UNSIGNED_BYTES || (magic & 0xff) < 1) {
                throw new WorkloadException(file + ": is no IDX file of unsigned bytes, it begins with "
                        + Integer.toHexString(magic) + " instead of 0000080N");
            }
            ImmutableIntArray.Builder shape = ImmutableIntArray.builder();
            long size = 1;
            for (int i = 0; i < (magic & 0xff); i++) {
                int length = in.readInt();
                shape.add(length);
                size *= length;
                if (length < 1 || size > Integer.MAX_VALUE) {
                    throw new WorkloadException(file + ": its sizes " + shape.build() + " cannot be right");
                }
            }
            byte[] bytes = in.readNBytes((int) size);
            if (bytes.length < size || in.read() >= 0) {
                throw new WorkloadException(
                        file + ": holds another number of values than its sizes " + shape.build() + " say");
            }
            return new IdxFile(shape.build(), bytes);
        } catch (EOFException e) {
            throw new WorkloadException(file + ": ends within its header", e);
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static InputStream plain(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }
}
