package org.bitgauge.report.timeline;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bitgauge.core.timeline.Slice;

/**
 * Writes packets of a Perfetto trace: TrackDescriptor and TrackEvent messages with the field numbers of Perfetto's public
 * protos (trace_packet.proto, track_event.proto, track_descriptor.proto, process_descriptor.proto, debug_annotation.proto,
 * counter_descriptor.proto). A nanosecond of the trace is a cycle of the array clock.
 */
final class Packets {
    private static final int TRACE_PACKET = 1;

    private static final int PACKET_TIMESTAMP = 8;
    private static final int PACKET_SEQUENCE = 10;
    private static final int PACKET_EVENT = 11;
    private static final int PACKET_DESCRIPTOR = 60;
    private static final int ONE_SEQUENCE = 1;

    private static final int DESCRIPTOR_UUID = 1;
    private static final int DESCRIPTOR_NAME = 2;
    private static final int DESCRIPTOR_PROCESS = 3;
    private static final int DESCRIPTOR_PARENT = 5;
    private static final int DESCRIPTOR_COUNTER = 8;
    private static final int PROCESS_PID = 1;
    private static final int PROCESS_NAME = 6;

    private static final int EVENT_ANNOTATION = 4;
    private static final int EVENT_TYPE = 9;
    private static final int EVENT_TRACK = 11;
    private static final int EVENT_NAME = 23;
    private static final int EVENT_DOUBLE_VALUE = 44;
    private static final int EVENT_FLOW = 47;
    private static final int SLICE_BEGIN = 1;
    private static final int SLICE_END = 2;
    private static final int COUNTER = 4;

    private static final int ANNOTATION_UINT = 3;
    private static final int ANNOTATION_STRING = 6;
    private static final int ANNOTATION_NAME = 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream trace = CodedOutputStream.newInstance(bytes);

    /** Part of a message. */
    @FunctionalInterface
    private interface Part {
        void write(CodedOutputStream out) throws IOException;
    }

    /** A group of tracks. */
    void process(long uuid, int pid, String name) {
        packet(out -> message(out, PACKET_DESCRIPTOR, descriptor -> {
            descriptor.writeUInt64(DESCRIPTOR_UUID, uuid);
            message(descriptor, DESCRIPTOR_PROCESS, process -> {
                process.writeInt32(PROCESS_PID, pid);
                process.writeString(PROCESS_NAME, name);
            });
        }));
    }

    /** A track of slices, or of the values of a counter. */
    void track(long uuid, long process, String name, boolean counter) {
        packet(out -> message(out, PACKET_DESCRIPTOR, descriptor -> {
            descriptor.writeUInt64(DESCRIPTOR_UUID, uuid);
            descriptor.writeString(DESCRIPTOR_NAME, name);
            descriptor.writeUInt64(DESCRIPTOR_PARENT, process);
            if (counter) {
                message(descriptor, DESCRIPTOR_COUNTER, empty -> {});
            }
        }));
    }

    void begin(Slice slice, long track) {
        event(slice.begin(), track, SLICE_BEGIN, event -> {
            event.writeString(EVENT_NAME, slice.name());
            for (Slice.Argument argument : slice.arguments()) {
                message(event, EVENT_ANNOTATION, annotation -> {
                    annotation.writeString(ANNOTATION_NAME, argument.name());
                    if (argument.text().isEmpty()) {
                        annotation.writeUInt64(ANNOTATION_UINT, argument.value());
                    } else {
                        annotation.writeString(ANNOTATION_STRING, argument.text());
                    }
                });
            }
            for (long flow : slice.flows()) {
                event.writeFixed64(EVENT_FLOW, flow);
            }
        });
    }

    void end(Slice slice, long track) {
        event(slice.end(), track, SLICE_END, event -> {});
    }

    void value(long cycle, long track, double value) {
        event(cycle, track, COUNTER, event -> event.writeDouble(EVENT_DOUBLE_VALUE, value));
    }

    /** All packets so far. */
    byte[] bytes() {
        try {
            trace.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void event(long cycle, long track, int type, Part rest) {
        packet(out -> {
            out.writeUInt64(PACKET_TIMESTAMP, cycle);
            message(out, PACKET_EVENT, event -> {
                event.writeEnum(EVENT_TYPE, type);
                event.writeUInt64(EVENT_TRACK, track);
                rest.write(event);
            });
        });
    }

    private void packet(Part content) {
        try {
            message(trace, TRACE_PACKET, out -> {
                out.writeUInt32(PACKET_SEQUENCE, ONE_SEQUENCE);
                content.write(out);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void message(CodedOutputStream out, int field, Part content) throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(inner, 256);
        content.write(coded);
        coded.flush();
        out.writeByteArray(field, inner.toByteArray());
    }
}
