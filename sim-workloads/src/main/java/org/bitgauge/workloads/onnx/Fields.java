package org.bitgauge.workloads.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages of protocol buffers as numbered fields, so that a file is changed without knowing all of its schema. */
final class Fields {
    private final UnknownFieldSet.Builder set = UnknownFieldSet.newBuilder();

    private Fields() {}

    static Fields empty() {
        return new Fields();
    }

    static Fields of(ByteString message) throws InvalidProtocolBufferException {
        Fields fields = new Fields();
        fields.set.mergeFrom(message);
        return fields;
    }

    List<ByteString> messages(int number) {
        return set.hasField(number) ? set.build().getField(number).getLengthDelimitedList() : List.of();
    }

    String text(int number) {
        List<ByteString> found = messages(number);
        return found.isEmpty() ? "" : found.get(found.size() - 1).toStringUtf8();
    }

    long integer(int number, long otherwise) {
        List<Long> found = set.hasField(number) ? set.build().getField(number).getVarintList() : List.of();
        return found.isEmpty() ? otherwise : found.get(found.size() - 1);
    }

    /** Replaces all values of a field. */
    Fields put(int number, List<ByteString> values) {
        Field.Builder field = Field.newBuilder();
        values.forEach(field::addLengthDelimited);
        set.clearField(number);
        if (!values.isEmpty()) {
            set.addField(number, field.build());
        }
        return this;
    }

    Fields add(int number, ByteString value) {
        set.mergeField(number, Field.newBuilder().addLengthDelimited(value).build());
        return this;
    }

    Fields add(int number, String value) {
        return add(number, ByteString.copyFrom(value, StandardCharsets.UTF_8));
    }

    Fields add(int number, Fields value) {
        return add(number, value.bytes());
    }

    Fields add(int number, long value) {
        set.mergeField(number, Field.newBuilder().addVarint(value).build());
        return this;
    }

    ByteString bytes() {
        return set.build().toByteString();
    }
}
