package org.bitgauge.cli.timeline;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads protobuf messages from the wire format alone, independently of the library that wrote them. */
record WireReader(List<Field> fields) {
    record Field(int number, long value, byte[] bytes) {
        WireReader message() {
            return read(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        double real() {
            return Double.longBitsToDouble(value);
        }
    }

    static WireReader read(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            int number = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case 0 -> fields.add(new Field(number, varint(in), new byte[0]));
                case 1 -> fields.add(new Field(number, in.getLong(), new byte[0]));
                case 2 -> {
                    byte[] bytes = new byte[Math.toIntExact(varint(in))];
                    in.get(bytes);
                    fields.add(new Field(number, 0, bytes));
                }
                default -> throw new IllegalArgumentException("wire type " + (key & 7));
            }
        }
        return new WireReader(fields);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number longer than 64 bits");
    }

    List<Field> all(int number) {
        return fields.stream().filter(f -> f.number() == number).toList();
    }

    boolean has(int number) {
        return !all(number).isEmpty();
    }

    Field one(int number) {
        List<Field> found = all(number);
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " fields with number " + number);
        }
        return found.get(0);
    }
}
