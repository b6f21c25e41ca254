package org.bitgauge.workloads.dnnsim;

import com.google.common.base.Splitter;
import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.workloads.WorkloadException;

/** A trace file: single-precision floats in C order, little endian, mapped into memory. */
final class FloatTrace {
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");
    private static final int PIECE = 1 << 14;
    private static final int LONGEST_HEADER = 1 << 16;

    private final Path file;
    private final ImmutableIntArray shape;
    private final FloatBuffer values;

    private FloatTrace(Path file, ImmutableIntArray shape, FloatBuffer values) {
        this.file = file;
        this.shape = shape;
        this.values = values;
    }

    static FloatTrace open(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(size, Integer.MAX_VALUE))
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (size < 12 || bytes.get(0) != (byte) 0x93 || bytes.get(1) != 'N') {
                throw new WorkloadException(file + ": is no .npy file");
            }
            int at = bytes.get(6) == 1 ? 10 : 12;
            int length = bytes.get(6) == 1 ? bytes.getShort(8) & 0xffff : bytes.getInt(8);
            if (length < 0 || length > LONGEST_HEADER || at + length > size) {
                throw new WorkloadException(file + ": ends within its header");
            }
            byte[] header = new byte[length];
            bytes.get(at, header);
            String text = new String(header, StandardCharsets.ISO_8859_1);
            ImmutableIntArray shape = shape(file, text);
            int count = count(file, shape);
            if (at + length + 4L * count > size) {
                throw new WorkloadException(file + ": is cut short; its header promises " + count + " values, "
                        + (size - at - length) / 4 + " are there");
            }
            bytes.position(at + length);
            FloatBuffer values = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            values.limit(count);
            return new FloatTrace(file, shape, values);
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read; every layer needs its trace", e);
        }
    }

    private static ImmutableIntArray shape(Path file, String header) {
        if (!header.contains("'descr': '<f4'")) {
            throw new WorkloadException(file + ": is not of little-endian single precision (<f4); DNNsim itself"
                    + " would read it as if it were");
        }
        if (header.contains("'fortran_order': True")) {
            throw new WorkloadException(file + ": is in Fortran order; DNNsim itself ignores that; save it in C order");
        }
        Matcher matcher = SHAPE.matcher(header);
        if (!matcher.find()) {
            throw new WorkloadException(file + ": its header names no shape");
        }
        ImmutableIntArray.Builder shape = ImmutableIntArray.builder();
        for (String size : Splitter.on(',').trimResults().omitEmptyStrings().split(matcher.group(1))) {
            shape.add(Integer.parseInt(size));
        }
        return shape.build();
    }

    private static int count(Path file, ImmutableIntArray shape) {
        long count = 1;
        for (int i = 0; i < shape.length(); i++) {
            count *= shape.get(i);
            if (count > Integer.MAX_VALUE / 4) {
                throw new WorkloadException(file + ": holds more than 2 GiB; give fewer samples");
            }
        }
        if (count == 0) {
            throw new WorkloadException(file + ": is empty, shape " + shape);
        }
        return (int) count;
    }

    Path file() {
        return file;
    }

    ImmutableIntArray shape() {
        return shape;
    }

    int size() {
        return values.limit();
    }

    /** Takes values piece by piece. */
    interface Reader {
        void take(float[] piece, int count, int start);
    }

    /** Hands over a part of the values. */
    void read(int start, int count, Reader reader) {
        float[] piece = new float[Math.min(PIECE, count)];
        for (int at = 0; at < count; at += piece.length) {
            int now = Math.min(piece.length, count - at);
            values.get(start + at, piece, 0, now);
            reader.take(piece, now, at);
        }
    }

    /** Smallest and largest value of all samples. */
    float[] range() {
        float[] range = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        read(0, size(), (piece, count, start) -> {
            float low = range[0];
            float high = range[1];
            for (int i = 0; i < count; i++) {
                float value = piece[i];
                if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                    throw new WorkloadException(
                            file + ": value " + (start + i) + " is " + value + "; traces hold finite numbers");
                }
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            range[0] = low;
            range[1] = high;
        });
        return range;
    }
}
