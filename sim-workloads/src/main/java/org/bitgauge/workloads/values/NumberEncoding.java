package org.bitgauge.workloads.values;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How numbers lie in a file.
 *
 * @param kind what a number is
 * @param bytes of one
 * @param order of its bytes
 */
public record NumberEncoding(Kind kind, int bytes, ByteOrder order) {
    /** What a number is. */
    public enum Kind {
        FLOAT,
        BRAIN_FLOAT,
        SIGNED,
        UNSIGNED
    }

    /** The encoding that a NumPy type string names, for example {@code <f4}; empty for types that hold no plain numbers. */
    public static Optional<NumberEncoding> ofNumPy(String type) {
        if (type.length() != 3) {
            return Optional.empty();
        }
        ByteOrder order =
                switch (type.charAt(0)) {
                    case '<', '|' -> ByteOrder.LITTLE_ENDIAN;
                    case '>' -> ByteOrder.BIG_ENDIAN;
                    default -> ByteOrder.nativeOrder();
                };
        if ("<>|=".indexOf(type.charAt(0)) < 0) {
            return Optional.empty();
        }
        int bytes = type.charAt(2) - '0';
        return switch (type.charAt(1)) {
            case 'f' -> bytes == 2 || bytes == 4 || bytes == 8 ? of(Kind.FLOAT, bytes, order) : Optional.empty();
            case 'i' ->
                bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8 ? of(Kind.SIGNED, bytes, order) : Optional.empty();
            case 'u' -> bytes == 1 || bytes == 2 ? of(Kind.UNSIGNED, bytes, order) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<NumberEncoding> of(Kind kind, int bytes, ByteOrder order) {
        return Optional.of(new NumberEncoding(kind, bytes, order));
    }

    /** Decodes {@code count} numbers from byte {@code at} on; the buffer must be in this encoding's byte order. */
    void decode(ByteBuffer from, int at, double[] into, int offset, int count) {
        switch (kind) {
            case FLOAT -> decodeFloat(from, at, into, offset, count);
            case BRAIN_FLOAT -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = Float.intBitsToFloat(from.getShort(at + 2 * i) << 16);
                }
            }
            case SIGNED, UNSIGNED -> decodeInteger(from, at, into, offset, count);
        }
    }

    private void decodeFloat(ByteBuffer from, int at, double[] into, int offset, int count) {
        if (bytes == 4) {
            for (int i = 0; i < count; i++) {
                into[offset + i] = from.getFloat(at + 4 * i);
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[offset + i] = bytes == 8 ? from.getDouble(at + 8 * i) : half(from.getShort(at + 2 * i));
            }
        }
    }

    private void decodeInteger(ByteBuffer from, int at, double[] into, int offset, int count) {
        if (bytes == 8) {
            for (int i = 0; i < count; i++) {
                into[offset + i] = from.getLong(at + 8 * i);
            }
            return;
        }
        boolean signed = kind == Kind.SIGNED;
        for (int i = 0; i < count; i++) {
            int number =
                    switch (bytes) {
                        case 4 -> from.getInt(at + 4 * i);
                        case 2 -> signed ? from.getShort(at + 2 * i) : from.getShort(at + 2 * i) & 0xffff;
                        default -> signed ? from.get(at + i) : from.get(at + i) & 0xff;
                    };
            into[offset + i] = number;
        }
    }

    /** A half-precision number (IEEE 754 binary16). */
    static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24;
                    case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
                };
        return bits < 0 ? -magnitude : magnitude;
    }
}
