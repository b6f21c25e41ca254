package org.bitgauge.workloads.values;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.bitgauge.workloads.WorkloadException;

/** Numbers that stay in their file, mapped into memory piece by piece as the system sees fit. */
public final class MappedTensor implements RealTensor {
    /** Bytes mapped at a time; a multiple of every element size. */
    private static final long WINDOW = 1L << 30;

    private final String source;
    private final ImmutableLongArray shape;
    private final NumberEncoding encoding;
    private final ByteBuffer[] windows;
    private final long size;

    private MappedTensor(String source, ImmutableLongArray shape, NumberEncoding encoding, ByteBuffer[] windows) {
        this.source = source;
        this.shape = shape;
        this.encoding = encoding;
        this.windows = windows;
        this.size = RealTensor.product(shape);
    }

    /**
     * Maps the numbers of a file from byte {@code start} on; the file holds them all.
     *
     * @param source name for messages
     */
    static MappedTensor map(Path file, long start, String source, ImmutableLongArray shape, NumberEncoding encoding)
            throws IOException {
        requireNonNull(source, "source");
        long bytes = Math.multiplyExact(RealTensor.product(shape), (long) encoding.bytes());
        ByteBuffer[] windows = new ByteBuffer[Math.toIntExact((bytes + WINDOW - 1) / WINDOW)];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int w = 0; w < windows.length; w++) {
                long from = w * WINDOW;
                windows[w] = channel.map(FileChannel.MapMode.READ_ONLY, start + from, Math.min(WINDOW, bytes - from))
                        .order(encoding.order());
            }
        }
        return new MappedTensor(source, shape, encoding, windows);
    }

    /** As {@link #map}, for a part of a file that is known to hold the numbers. */
    public static MappedTensor of(
            Path file, long start, String source, ImmutableLongArray shape, NumberEncoding encoding) {
        try {
            return map(file, start, source, shape, encoding);
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Numbers that are in memory already. */
    static MappedTensor wrap(
            byte[] bytes, int start, String source, ImmutableLongArray shape, NumberEncoding encoding) {
        ByteBuffer all = ByteBuffer.wrap(bytes, start, bytes.length - start).slice();
        return new MappedTensor(source, shape, encoding, new ByteBuffer[] {all.order(encoding.order())});
    }

    @Override
    public ImmutableLongArray shape() {
        return shape;
    }

    /** How the numbers lie in the file. */
    public NumberEncoding encoding() {
        return encoding;
    }

    @Override
    public String source() {
        return source;
    }

    /** Copies numbers as they lie in the file. */
    void readBytes(long start, byte[] into, int count) {
        Objects.checkFromIndexSize(start, count, size);
        long at = start * encoding.bytes();
        int done = 0;
        int bytes = Math.multiplyExact(count, encoding.bytes());
        while (done < bytes) {
            int within = (int) (at % WINDOW);
            int now = (int) Math.min(bytes - done, WINDOW - within);
            windows[(int) (at / WINDOW)].get(within, into, done, now);
            at += now;
            done += now;
        }
    }

    @Override
    public void read(long start, double[] into, int offset, int count) {
        Objects.checkFromIndexSize(start, count, size);
        Objects.checkFromIndexSize(offset, count, into.length);
        long at = start;
        int done = 0;
        long perWindow = WINDOW / encoding.bytes();
        while (done < count) {
            int window = (int) (at / perWindow);
            long within = at % perWindow;
            int now = (int) Math.min(count - done, perWindow - within);
            encoding.decode(windows[window], (int) (within * encoding.bytes()), into, offset + done, now);
            at += now;
            done += now;
        }
    }
}
