package org.bitgauge.workloads.values;

import com.google.common.base.Splitter;
import com.google.common.primitives.ImmutableLongArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.workloads.WorkloadException;

/**
 * Header of a NumPy array file, versions 1 to 3 of the format (numpy/lib/format.py).
 *
 * @param encoding of the numbers
 * @param shape sizes of the dimensions
 * @param bytes of the header, after which the numbers begin
 */
record NpyHeader(NumberEncoding encoding, ImmutableLongArray shape, int bytes) {
    /** Longest header that is read; NumPy itself refuses more than 10,000 characters unless told otherwise. */
    static final int LONGEST = 1 << 16;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('[^']*'|\"[^\"]*\"|\\[.*?\\])");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

    /**
     * Reads the header at the beginning of {@code head}.
     *
     * @param head the first {@link #LONGEST} bytes of the array, or all of it
     * @param name of the array, for messages
     */
    static NpyHeader parse(ByteBuffer head, String name) {
        ByteBuffer in = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < MAGIC.length + 2) {
            throw new WorkloadException(name + ": is no NumPy array, it has only " + in.remaining() + " bytes");
        }
        for (byte letter : MAGIC) {
            if (in.get() != letter) {
                throw new WorkloadException(
                        name + ": is no NumPy array, it does not begin with \\x93NUMPY; save it with numpy.save");
            }
        }
        int version = in.get();
        in.get();
        if (version < 1 || version > 3) {
            throw new WorkloadException(
                    name + ": is written in version " + version + " of the format; versions 1 to 3 are read");
        }
        if (in.remaining() < 4) {
            throw new WorkloadException(name + ": is truncated within its header");
        }
        long length = version == 1 ? in.getShort() & 0xffff : in.getInt() & 0xffff_ffffL;
        if (length > in.remaining()) {
            throw new WorkloadException(name + ": is truncated within its header, or its header of " + length
                    + " bytes is longer than the " + LONGEST + " that are read");
        }
        byte[] text = new byte[(int) length];
        in.get(text);
        return parse(
                new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1),
                in.position() - head.position(),
                name);
    }

    private static NpyHeader parse(String text, int bytes, String name) {
        String type = field(TYPE, text, "descr", name);
        if (type.startsWith("[")) {
            throw new WorkloadException(name + ": holds records, not numbers; save one field of it");
        }
        String written = type.substring(1, type.length() - 1);
        NumberEncoding encoding = NumberEncoding.ofNumPy(written)
                .orElseThrow(() -> new WorkloadException(name + ": holds numbers of type '" + written
                        + "'; read are float16, float32, float64, int8, int16, int32, int64, uint8 and uint16; convert"
                        + " it with numpy.astype"));
        ImmutableLongArray shape = shape(field(SHAPE, text, "shape", name), name);
        if (field(ORDER, text, "fortran_order", name).equals("True") && shape.length() > 1) {
            throw new WorkloadException(
                    name + ": lies in Fortran order; save numpy.ascontiguousarray of it, which lies in C order");
        }
        return new NpyHeader(encoding, shape, bytes);
    }

    private static ImmutableLongArray shape(String written, String name) {
        ImmutableLongArray.Builder sizes = ImmutableLongArray.builder();
        long product = 1;
        try {
            for (String size : Splitter.on(',').trimResults().omitEmptyStrings().split(written)) {
                long number = Long.parseLong(size.endsWith("L") ? size.substring(0, size.length() - 1) : size);
                product = Math.multiplyExact(product, number);
                sizes.add(number);
            }
            Math.multiplyExact(product, (long) Double.BYTES);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new WorkloadException(name + ": has the shape (" + written + "), which is too large", e);
        }
        if (product == 0) {
            throw new WorkloadException(name + ": is empty, its shape is (" + written + ")");
        }
        return sizes.build();
    }

    private static String field(Pattern pattern, String text, String key, String name) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new WorkloadException(name + ": its header has no readable '" + key + "': " + text.strip());
        }
        return found.group(1);
    }
}
