package org.bitgauge.workloads.values;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes NumPy arrays for tests. */
final class Npy {
    private Npy() {}

    /** A file with a header of a version and raw numbers. */
    static byte[] file(int version, String type, String shape, byte[] numbers) {
        return file(version, "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }", numbers);
    }

    static byte[] file(int version, String dictionary, byte[] numbers) {
        int fixed = version == 1 ? 10 : 12;
        int length = (fixed + dictionary.length() + 1 + 63) / 64 * 64 - fixed;
        String header = dictionary + " ".repeat(length - dictionary.length() - 1) + "\n";
        ByteBuffer file = ByteBuffer.allocate(fixed + length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            file.putShort((short) length);
        } else {
            file.putInt(length);
        }
        return file.put(header.getBytes(StandardCharsets.UTF_8)).put(numbers).array();
    }

    static byte[] floats(float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return bytes.array();
    }
}
