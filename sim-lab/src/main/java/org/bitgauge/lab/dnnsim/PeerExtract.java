package org.bitgauge.lab.dnnsim;

import com.google.common.io.ByteStreams;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bitgauge.lab.validate.FamilyCases;

/** The few layers that ship with the project: batch files, model, traces and reports in the layout of a whole folder. */
public final class PeerExtract {
    private PeerExtract() {}

    /** Replays them. */
    public static FamilyCases replay() {
        try {
            Path folder = Files.createTempDirectory("bitgauge-dnnsim");
            try {
                copyTo(folder);
                return PeerReplay.run(folder);
            } finally {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped reports cannot be unpacked into the temporary folder", e);
        }
    }

    /** Copies them into a folder. */
    public static void copyTo(Path folder) throws IOException {
        List<String> files = new String(resource("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        for (String file : files) {
            Path to = folder.resolve(file);
            Files.createDirectories(to.resolveSibling("."));
            Files.write(to, resource(file));
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PeerExtract.class.getResourceAsStream("tiny/" + name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "resource " + name + " is missing beside " + PeerExtract.class.getName());
            }
            return ByteStreams.toByteArray(in);
        }
    }
}
