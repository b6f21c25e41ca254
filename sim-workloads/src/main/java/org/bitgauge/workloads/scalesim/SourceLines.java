package org.bitgauge.workloads.scalesim;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitgauge.workloads.WorkloadException;

/** A text file by lines, whatever its line ends and byte order mark. */
final class SourceLines {
    private static final long LARGEST_BYTES = 64L << 20;

    private SourceLines() {}

    static ImmutableList<String> read(Path file, String what) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new WorkloadException(file + ": there is no such file; name the " + what);
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw new WorkloadException(file + ": is larger than 64 MiB; this is not the " + what);
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (text.indexOf('\0') >= 0) {
                throw new WorkloadException(file + ": holds binary data; name the " + what);
            }
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return ImmutableList.copyOf(
                    Splitter.on('\n').split(plain.replace("\r\n", "\n").replace('\r', '\n')));
        } catch (IOException e) {
            throw new WorkloadException(file + ": cannot be read; " + e.getMessage(), e);
        }
    }
}
