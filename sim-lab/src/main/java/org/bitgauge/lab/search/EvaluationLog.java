package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.ProfileCsv;

/**
 * Every measurement that a search makes, one line each, written as it is made: a search that was interrupted goes on from
 * it, and nothing is measured twice. Lines: {@code key,kind,inputs,value,profile}.
 */
public final class EvaluationLog {
    private static final String HEADER = "key,kind,inputs,value,profile";
    private static final int CELLS = 5;
    private static final int KEY_LENGTH = 16;

    private final Path file;
    private final Map<String, Double> known = new HashMap<>();

    private EvaluationLog(Path file) {
        this.file = requireNonNull(file, "file");
    }

    /**
     * Opens a log, with what an earlier run measured.
     *
     * @throws IllegalArgumentException if the file is something else
     */
    public static EvaluationLog open(Path file) throws IOException {
        EvaluationLog log = new EvaluationLog(file);
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        if ((HEADER + "\n").startsWith(text)) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, HEADER + "\n");
            return log;
        }
        List<String> lines = text.lines().toList();
        if (!lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException(file + " is no log of evaluations (its first line is not " + HEADER
                    + "); choose another folder with -o");
        }
        lines.subList(1, lines.size()).forEach(log::read);
        if (!text.endsWith("\n")) {
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        }
        return log;
    }

    /** A line that a killed process left unfinished is passed over. */
    private void read(String line) {
        List<String> cells = Splitter.on(',').limit(CELLS).splitToList(line);
        if (cells.size() == CELLS) {
            try {
                known.put(id(cells.get(0), cells.get(1), cells.get(2)), Double.parseDouble(cells.get(3)));
            } catch (NumberFormatException unfinished) {
                return;
            }
        }
    }

    /** What was measured before. */
    public OptionalDouble find(String fingerprint, String kind, long inputs, PrecisionProfile profile) {
        Double value = known.get(id(key(fingerprint, profile), kind, Long.toString(inputs)));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Writes a measurement down. */
    public void add(String fingerprint, String kind, long inputs, PrecisionProfile profile, double value) {
        String key = key(fingerprint, profile);
        String line = String.join(",", key, kind, Long.toString(inputs), Double.toString(value), profile.name()) + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException wrong) {
            throw new UncheckedIOException(file + " cannot be written", wrong);
        }
        known.put(id(key, kind, Long.toString(inputs)), value);
    }

    private static String id(String key, String kind, String inputs) {
        return key + "/" + kind + "/" + inputs;
    }

    /** Names do not tell profiles apart; what they say of tensors does. */
    private static String key(String fingerprint, PrecisionProfile profile) {
        String table = ProfileCsv.write(profile)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
        return Hashing.sha256()
                .hashString(fingerprint + "\n" + table, StandardCharsets.UTF_8)
                .toString()
                .substring(0, KEY_LENGTH);
    }
}
