package org.bitgauge.workloads.bitfusion;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bitgauge.workloads.WorkloadException;

/**
 * A configuration of the BitFusion simulator ({@code conf.ini}): sections of {@code key = value}, sizes in bytes.
 *
 * @param interfaceBits bits of the memory interface in a cycle
 * @param frequencyHz clock
 * @param activationBytes activation memory
 * @param weightBytes weight memory
 * @param outputBytes output memory
 * @param rows inputs side by side
 * @param columns outputs side by side
 * @param maxBits widest operand of one cycle
 * @param minBits operand of one brick
 * @param warnings what was odd or is not read, by line
 */
public record BitFusionConfig(
        long interfaceBits,
        long frequencyHz,
        long activationBytes,
        long weightBytes,
        long outputBytes,
        int rows,
        int columns,
        int maxBits,
        int minBits,
        ImmutableList<String> warnings) {
    private static final long LARGEST_FILE = 1 << 20;
    private static final int MOST_BITS = 64;
    private static final int LARGEST_SIDE = 65_536;
    private static final List<String> IGNORED =
            List.of("system.mem_size", "system.max_area", "accelerator.gate_count", "accelerator.b");

    /**
     * Reads a file.
     *
     * @throws WorkloadException naming file, line and key of what cannot be read
     */
    public static BitFusionConfig read(Path file) {
        return new Reader(file).config();
    }

    private record Entry(int line, String text) {}

    private static final class Reader {
        private final Path file;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final ImmutableList.Builder<String> warnings = ImmutableList.builder();

        Reader(Path file) {
            this.file = file;
            String section = "";
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                    continue;
                }
                if (line.startsWith("[")) {
                    if (!line.endsWith("]")) {
                        throw error(i + 1, "'" + line + "' is no section; write [name]");
                    }
                    section = line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT);
                } else {
                    entry(i + 1, section, line);
                }
            }
        }

        private static List<String> lines(Path file) {
            try {
                if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
                    throw new WorkloadException(file + ": there is no such file, or it is larger than 1 MiB; name the"
                            + " configuration of the BitFusion simulator, a .ini file");
                }
                String text = Files.readString(file, StandardCharsets.UTF_8);
                return Splitter.on('\n').splitToList(text.startsWith("\uFEFF") ? text.substring(1) : text);
            } catch (MalformedInputException e) {
                throw new WorkloadException(file + ": is no text; name a .ini file", e);
            } catch (IOException e) {
                throw new WorkloadException(file + ": cannot be read; " + e.getMessage(), e);
            }
        }

        private void entry(int number, String section, String line) {
            int equals = line.indexOf('=');
            int colon = line.indexOf(':');
            int cut = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
            if (cut < 1 || section.isEmpty()) {
                throw error(number, "'" + line + "' is not key = value inside a [section]");
            }
            String key = section + "." + line.substring(0, cut).strip().toLowerCase(Locale.ROOT);
            Entry before = entries.put(
                    key,
                    new Entry(
                            number,
                            line.substring(cut + 1)
                                    .replaceFirst("\\s[;#].*$", "")
                                    .strip()));
            if (before != null) {
                warnings.add(file + ":" + number + ": " + key + " was given in line " + before.line()
                        + "; the later one counts, as there");
            }
        }

        BitFusionConfig config() {
            BitFusionConfig config = new BitFusionConfig(
                    whole("system.if_width", 1 << 20),
                    whole("accelerator.frequency", 100_000_000_000L),
                    whole("accelerator.act_sram", 1L << 33),
                    whole("accelerator.wgt_sram", 1L << 33),
                    whole("accelerator.out_sram", 1L << 33),
                    (int) whole("accelerator.a", LARGEST_SIDE),
                    (int) whole("accelerator.c", LARGEST_SIDE),
                    (int) whole("accelerator.high_prec", MOST_BITS),
                    (int) whole("accelerator.low_prec", MOST_BITS),
                    ImmutableList.of());
            widths(config);
            Entry beta = entries.get("accelerator.b");
            if (beta != null && !beta.text().equals("1")) {
                warnings.add(file + ":" + beta.line() + ": b is " + beta.text()
                        + " and not read: the simulator always takes 1");
            }
            entries.forEach((key, entry) -> {
                if (!key.startsWith("area.") && !key.startsWith("power.") && unknown(key)) {
                    warnings.add(file + ":" + entry.line() + ": " + key + " is not read");
                }
            });
            return new BitFusionConfig(
                    config.interfaceBits,
                    config.frequencyHz,
                    config.activationBytes,
                    config.weightBytes,
                    config.outputBytes,
                    config.rows,
                    config.columns,
                    config.maxBits,
                    config.minBits,
                    warnings.build());
        }

        private void widths(BitFusionConfig config) {
            int width = config.minBits;
            while (width < config.maxBits) {
                width *= 2;
            }
            if (width != config.maxBits) {
                throw error(
                        line("accelerator.high_prec"),
                        "high_prec " + config.maxBits + " cannot be composed of bricks of low_prec " + config.minBits
                                + " by doubling; write high_prec = " + width + ", or a low_prec that doubles to "
                                + config.maxBits);
            }
        }

        private static boolean unknown(String key) {
            return !IGNORED.contains(key)
                    && !List.of(
                                    "system.if_width",
                                    "accelerator.frequency",
                                    "accelerator.act_sram",
                                    "accelerator.wgt_sram",
                                    "accelerator.out_sram",
                                    "accelerator.a",
                                    "accelerator.c",
                                    "accelerator.high_prec",
                                    "accelerator.low_prec")
                            .contains(key);
        }

        private int line(String key) {
            Entry entry = entries.get(key);
            return entry == null ? 0 : entry.line();
        }

        private long whole(String key, long most) {
            Entry entry = entries.get(key);
            String name = key.substring(key.indexOf('.') + 1);
            if (entry == null) {
                throw error(0, name + " is missing; write it in section [" + key.substring(0, key.indexOf('.')) + "]");
            }
            try {
                long value = Long.parseLong(entry.text());
                if (value >= 1 && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below with the bounds
            }
            throw error(
                    entry.line(), name + " is '" + entry.text() + "'; a whole number from 1 to " + most + " is needed");
        }

        private WorkloadException error(int line, String message) {
            return new WorkloadException(file + (line == 0 ? "" : ":" + line) + ": " + message);
        }
    }
}
