package org.bitgauge.lab.validate.timeloop;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationFamily;
import org.bitgauge.lab.validate.ValidationInputException;

/** Cycles and accesses of given loop nests in Timeloop's mode, without fill, drain and waiting: exact. */
@AutoService(ValidationFamily.class)
public final class TimeloopFamily implements ValidationFamily {
    @Override
    public String name() {
        return "timeloop";
    }

    @Override
    public String description() {
        return "Cycles, and reads, fills and updates of every level and tensor, of mappings given by hand against"
                + " timeloop-model: integers, exact. Fill, drain and waiting do not exist in this mode; energy is not"
                + " compared.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        UnaryOperator<String> files = cases.<UnaryOperator<String>>map(folder -> name -> read(folder.resolve(name)))
                .orElse(TimeloopFamily::resource);
        Map<String, Run> runs = new HashMap<>();
        ImmutableList.Builder<ValidationCase> found = ImmutableList.builder();
        CsvTable summary = CsvTable.parse("summary.csv", files.apply("summary.csv"));
        for (ImmutableMap<String, String> row : summary.rows()) {
            String name = name(summary, row);
            found.add(exact(
                    name,
                    "cycles",
                    "cycles",
                    summary.number(row, "cycles"),
                    runs.computeIfAbsent(name, n -> Run.of(files, summary, row)).cycles()));
            runs.get(name)
                    .eventCycles()
                    .ifPresent(cycles -> found.add(shown(name, summary.number(row, "cycles"), cycles)));
        }
        CsvTable accesses = CsvTable.parse("accesses.csv", files.apply("accesses.csv"));
        for (ImmutableMap<String, String> row : accesses.rows()) {
            Run run = runs.computeIfAbsent(name(accesses, row), n -> Run.of(files, accesses, row));
            addWords(found, accesses, row, run);
        }
        return new FamilyCases(
                found.build(),
                ImmutableList.of(),
                Double.NaN,
                ImmutableList.of(
                        "inputs, mappings and reports are our own runs of timeloop-model",
                        "\"cycles, event engine\" is the same mapping with the outermost memory in time: first fill,"
                                + " last drain and waiting; no reference has it"));
    }

    private static void addWords(
            ImmutableList.Builder<ValidationCase> found, CsvTable table, ImmutableMap<String, String> row, Run run) {
        String level = table.text(row, "level");
        String tensor = table.text(row, "tensor");
        LoopNestCounts.Words words = run.words(level, tensor);
        String name = name(table, row) + " " + level + " " + tensor;
        found.add(exact(name, "held", "words", table.number(row, "tile_words_held"), words.held()));
        found.add(exact(name, "instances", "instances", table.number(row, "utilized_instances"), words.instances()));
        found.add(exact(name, "reads", "words", table.number(row, "scalar_reads_per_instance"), words.reads()));
        found.add(exact(name, "fills", "words", table.number(row, "scalar_fills_per_instance"), words.fills()));
        found.add(exact(name, "updates", "words", table.number(row, "scalar_updates_per_instance"), words.updates()));
    }

    private static ValidationCase shown(String name, double reference, long model) {
        return new ValidationCase(
                new Comparison(name, "cycles, event engine", "cycles", reference, model), Double.POSITIVE_INFINITY);
    }

    private static ValidationCase exact(String name, String quantity, String unit, double reference, long model) {
        return new ValidationCase(new Comparison(name, quantity, unit, reference, model), 0);
    }

    private static String name(CsvTable table, ImmutableMap<String, String> row) {
        return table.text(row, "arch") + " " + table.text(row, "word_bits_of_run") + " " + table.text(row, "layer");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ValidationInputException(
                    file + ": cannot be read; give a folder in the layout of golden/timeloop");
        }
    }

    private static String resource(String name) {
        try (InputStream in = TimeloopFamily.class.getResourceAsStream("cases/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource cases/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("resource cases/" + name + " cannot be read", e);
        }
    }

    /** One mapping on one architecture. */
    private record Run(
            String mapping,
            LoopNestCounts counts,
            ImmutableList<NestLevel> levels,
            ImmutableMap<String, TimeloopYaml.Bandwidth> bandwidths) {

        static Run of(UnaryOperator<String> files, CsvTable table, ImmutableMap<String, String> row) {
            String arch = table.text(row, "arch");
            String layer = table.text(row, "layer");
            String mapping = "maps/" + arch + "_" + layer + ".yaml";
            String problem = "inputs/prob_" + layer + ".yaml";
            String machine = "inputs/arch_" + arch + "_" + table.text(row, "word_bits_of_run") + ".yaml";
            try {
                ImmutableList<NestLevel> levels =
                        TimeloopYaml.parse(mapping, files.apply(mapping)).levels();
                NestProblem layerBounds =
                        TimeloopYaml.parse(problem, files.apply(problem)).problem();
                return new Run(
                        mapping,
                        new LoopNestCounts(layerBounds, levels),
                        levels,
                        TimeloopYaml.parse(machine, files.apply(machine)).bandwidths());
            } catch (IllegalArgumentException e) {
                throw new ValidationInputException(mapping + ": " + e.getMessage());
            }
        }

        /** Cycles of the arithmetic, or of the level whose bandwidth needs longer. */
        long cycles() {
            long cycles = counts.cycles();
            for (int i = 0; i < levels.size(); i++) {
                TimeloopYaml.Bandwidth bandwidth = bandwidths.get(levels.get(i).name());
                if (bandwidth != null) {
                    long reads = 0;
                    long writes = 0;
                    for (NestTensor tensor : levels.get(i).keeps()) {
                        LoopNestCounts.Words words = counts.words(i, tensor);
                        reads += words.reads();
                        writes += words.fills() + words.updates();
                    }
                    cycles = Math.max(cycles, -Math.floorDiv(-reads, bandwidth.read()));
                    cycles = Math.max(cycles, -Math.floorDiv(-writes, bandwidth.write()));
                }
            }
            return cycles;
        }

        /** Cycles with fill, drain and waiting for the outermost memory; empty where it is infinitely fast or feeds the arithmetic. */
        OptionalLong eventCycles() {
            TimeloopYaml.Bandwidth bandwidth =
                    bandwidths.get(levels.get(levels.size() - 1).name());
            NestSchedule nest = new NestSchedule(counts, levels);
            if (bandwidth == null || !nest.buffered()) {
                return OptionalLong.empty();
            }
            Schedule schedule = nest.schedule(bandwidth);
            return OptionalLong.of(new EventEngine().run(schedule).cycles());
        }

        LoopNestCounts.Words words(String level, String tensor) {
            for (int i = 0; i < levels.size(); i++) {
                for (NestTensor kept : levels.get(i).keeps()) {
                    if (levels.get(i).name().equals(level) && kept.label().equals(tensor)) {
                        return counts.words(i, kept);
                    }
                }
            }
            throw new ValidationInputException(mapping + ": no level " + level + " keeps " + tensor
                    + "; accesses.csv may name only what the mapping keeps");
        }
    }
}
