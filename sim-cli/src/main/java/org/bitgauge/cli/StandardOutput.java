package org.bitgauge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it could not be written; {@link java.io.PrintStream} forgets. */
final class StandardOutput extends FilterOutputStream {
    private static final String READER_GONE = "pipe";

    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Why data was lost; empty where none was, or where the reader has seen enough, as {@code head} does. */
    Optional<String> lost() {
        return Optional.ofNullable(failure)
                .map(e -> String.valueOf(e.getMessage()))
                .filter(message -> !message.toLowerCase(Locale.ROOT).contains(READER_GONE));
    }
}
