package org.bitgauge.workloads.scalesim;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bitgauge.workloads.WorkloadException;

/** Reads a configuration: sections of {@code key = value} or {@code key : value}. */
public final class ConfigReader {
    private static final long MOST_KIB = 1L << 30;
    private static final long LARGEST_SIDE = 65_536;
    private static final Set<String> SECTIONS = Set.of("general", "architecture_presets", "run_presets");
    private static final String ARCHITECTURE = "architecture_presets.";

    private final Path file;
    private final Warnings warnings;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(int line, String text) {}

    /**
     * What was read.
     *
     * @param config the machine
     * @param warnings what was odd, by line
     */
    public record Read(ScaleSimConfig config, ImmutableList<ScaleSimWarning> warnings) {}

    private ConfigReader(Path file) {
        this.file = file;
        this.warnings = new Warnings(file);
    }

    /**
     * Reads a file.
     *
     * @throws WorkloadException naming file, line and key of what cannot be read
     */
    public static Read read(Path file) {
        ConfigReader reader = new ConfigReader(file);
        reader.entries(SourceLines.read(file, "configuration, a .cfg file"));
        return new Read(reader.config(), reader.warnings.all());
    }

    private void entries(List<String> lines) {
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[")) {
                if (!line.endsWith("]")) {
                    throw warnings.error(i + 1, "'" + line + "' is no section; write [name]");
                }
                section = line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT);
                section(i + 1, section);
                continue;
            }
            entry(i + 1, section, line);
        }
    }

    private void section(int number, String section) {
        if (!SECTIONS.contains(section)) {
            warnings.add(
                    number,
                    "section [" + section + "] is not read; the layers come from the topology file, and"
                            + " sparsity, layout and DRAM traces of version 3 are not modelled");
        }
    }

    private void entry(int number, String section, String line) {
        int cut = separator(line);
        if (cut < 1) {
            throw warnings.error(number, "'" + line + "' is neither a section nor key = value");
        }
        String key = section + "." + line.substring(0, cut).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(cut + 1).strip();
        Entry before = entries.putIfAbsent(key, new Entry(number, value));
        if (before != null) {
            throw warnings.error(
                    number,
                    line.substring(0, cut).strip() + " is given twice, first in line " + before.line()
                            + "; remove one");
        }
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }

    private ScaleSimConfig config() {
        return new ScaleSimConfig(
                runName(),
                size("ArrayHeight", LARGEST_SIDE),
                size("ArrayWidth", LARGEST_SIDE),
                size("IfmapSramSzkB", MOST_KIB),
                size("FilterSramSzkB", MOST_KIB),
                size("OfmapSramSzkB", MOST_KIB),
                dataflow(),
                bandwidth());
    }

    private String runName() {
        Optional<Entry> given = find("general.run_name").filter(e -> !e.text().isEmpty());
        if (given.isEmpty()) {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
            warnings.add(0, "no run_name in [general], named " + name + " after the file; SCALE-Sim stops here");
            return safe(name);
        }
        String name = given.get().text();
        if (!safe(name).equals(name)) {
            warnings.add(given.get().line(), "run_name '" + name + "' is no file name, read as " + safe(name));
        }
        return safe(name);
    }

    private static String safe(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9._+-]+", "-").replaceFirst("^[.-]+", "");
        return clean.isEmpty() ? "scalesim" : clean;
    }

    private String dataflow() {
        Entry entry = require("Dataflow");
        String flow = entry.text().toLowerCase(Locale.ROOT);
        if (!Set.of("os", "ws", "is").contains(flow)) {
            throw warnings.error(
                    entry.line(),
                    "Dataflow '" + entry.text()
                            + "' is unknown; write os, ws or is (SCALE-Sim would run output stationary)");
        }
        if (!flow.equals(entry.text())) {
            warnings.add(
                    entry.line(),
                    "Dataflow '" + entry.text() + "' read as " + flow
                            + "; SCALE-Sim does not know it and runs output stationary");
        }
        return flow;
    }

    private OptionalLong bandwidth() {
        Optional<Entry> mode = find("run_presets.interfacebandwidth");
        if (mode.isEmpty()) {
            warnings.add(0, "no InterfaceBandwidth in [run_presets], read as CALC; SCALE-Sim stops here");
            return OptionalLong.empty();
        }
        String text = mode.get().text();
        String upper = text.toUpperCase(Locale.ROOT);
        if (!upper.equals("CALC") && !upper.equals("USER")) {
            throw warnings.error(mode.get().line(), "InterfaceBandwidth '" + text + "' is unknown; write CALC or USER");
        }
        if (!upper.equals(text)) {
            warnings.add(
                    mode.get().line(), "InterfaceBandwidth '" + text + "' read as " + upper + "; SCALE-Sim stops here");
        }
        if (upper.equals("CALC")) {
            return OptionalLong.empty();
        }
        Entry entry = require("Bandwidth");
        List<String> numbers = Splitter.on(',').trimResults().omitEmptyStrings().splitToList(entry.text());
        if (numbers.size() > 1) {
            warnings.add(
                    entry.line(),
                    "Bandwidth has " + numbers.size()
                            + " numbers; the first is used for all three operands, as SCALE-Sim does");
        }
        Entry first = new Entry(entry.line(), numbers.isEmpty() ? "" : numbers.get(0));
        return OptionalLong.of(size("Bandwidth", first, Integer.MAX_VALUE));
    }

    private long size(String key, long most) {
        return size(key, require(key), most);
    }

    private long size(String key, Entry entry, long most) {
        String bare = entry.text().replaceFirst("\\s*[#;].*$", "");
        long value = Whole.parse(bare)
                .filter(v -> v >= 1 && v <= most)
                .orElseThrow(() -> warnings.error(
                        entry.line(),
                        key + " is '" + entry.text() + "'; a whole number from 1 to " + most + " is needed"));
        if (!Whole.plain(entry.text())) {
            warnings.add(entry.line(), key + " '" + entry.text() + "' read as " + value + "; SCALE-Sim stops here");
        }
        return value;
    }

    private Entry require(String key) {
        return find(ARCHITECTURE + key.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> warnings.error(0, key + " is missing; write it in section [architecture_presets]"));
    }

    private Optional<Entry> find(String path) {
        return Optional.ofNullable(entries.get(path));
    }
}
