package org.bitgauge.workloads.dnnsim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.workloads.WorkloadException;

/** Reads protobuf text: {@code name: value} and {@code name { … }}, with {@code #} comments. */
final class ProtoText {
    private final Path file;
    private final String text;
    private int at;
    private int line = 1;

    /**
     * A message.
     *
     * @param line where it starts
     * @param fields in the order of the file
     */
    record Message(int line, List<Field> fields) {}

    /**
     * A field.
     *
     * @param line where it is
     * @param name of it
     * @param text value, without quotes; empty for a message
     * @param messages the message, if it is one
     */
    record Field(int line, String name, String text, List<Message> messages) {}

    private ProtoText(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static Message read(Path file) {
        try {
            ProtoText reader = new ProtoText(file, Files.readString(file));
            return reader.message(true);
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read; give a batch file of DNNsim (.prototxt)", e);
        }
    }

    private WorkloadException wrong(String what) {
        return new WorkloadException(file + ":" + line + ": " + what);
    }

    private Message message(boolean outermost) {
        int start = line;
        List<Field> fields = new ArrayList<>();
        while (true) {
            skip();
            if (at == text.length()) {
                if (outermost) {
                    return new Message(start, fields);
                }
                throw wrong("a message that starts in line " + start + " is not closed; add }");
            }
            if (text.charAt(at) == '}') {
                if (outermost) {
                    throw wrong("} closes nothing");
                }
                at++;
                return new Message(start, fields);
            }
            fields.add(field());
        }
    }

    private Field field() {
        int start = line;
        String name = word("a field name");
        skip();
        boolean colon = at < text.length() && text.charAt(at) == ':';
        if (colon) {
            at++;
            skip();
        }
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            return new Field(start, name, "", List.of(message(false)));
        }
        if (!colon) {
            throw wrong("'" + name + "' has no value; write " + name + ": value");
        }
        String value = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')
                ? quoted()
                : word("a value of " + name);
        return new Field(start, name, value, List.of());
    }

    private String quoted() {
        char quote = text.charAt(at++);
        int end = text.indexOf(quote, at);
        if (end < 0 || text.substring(at, end).indexOf('\n') >= 0) {
            throw wrong("a text in quotes is not closed");
        }
        String value = text.substring(at, end);
        at = end + 1;
        return value;
    }

    private String word(String what) {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.+-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw wrong(what + " is needed"
                    + (at < text.length() ? ", not '" + text.charAt(at) + "'" : " before the end of the file"));
        }
        return text.substring(start, at);
    }

    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c) || c == ',' || c == ';') {
                at++;
            } else {
                return;
            }
        }
    }
}
