package org.bitgauge.workloads.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;

/** Wire types of protocol buffers, and messages within messages. */
final class Wire {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    /** Reads the fields of one message up to its end. */
    interface Body {
        void read() throws IOException;
    }

    private Wire() {}

    /** Reads a nested message, whose length must fit what is left. */
    static void message(CodedInputStream in, Body body) throws IOException {
        int length = in.readRawVarint32();
        if (length < 0) {
            throw new InvalidProtocolBufferException("a length is negative");
        }
        int outer = in.pushLimit(length);
        body.read();
        if (in.getBytesUntilLimit() != 0) {
            throw new InvalidProtocolBufferException("a message ends before its length");
        }
        in.popLimit(outer);
    }

    /** Passes over a field without keeping it. */
    static void skip(CodedInputStream in, int tag) throws IOException {
        if ((tag & 7) == BYTES) {
            skipBytes(in, in.readRawVarint32());
        } else if (!in.skipField(tag)) {
            throw new InvalidProtocolBufferException("a group ends that never began");
        }
    }

    static void skipBytes(CodedInputStream in, int length) throws IOException {
        if (length < 0 || length > in.getBytesUntilLimit()) {
            throw new InvalidProtocolBufferException("a field is longer than the file");
        }
        in.skipRawBytes(length);
    }
}
