package org.bitgauge.lab.validate.gemmini;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.engine.EventEngine;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationFamily;
import org.bitgauge.lab.validate.ValidationInputException;

/** Waiting in a real machine: cycle counts of Gemmini's RTL with given mappings, from DOSA's public data set. */
@AutoService(ValidationFamily.class)
public final class GemminiFamily implements ValidationFamily {
    private static final String FILE = "rtl_cycles.csv";
    private static final double MEDIAN_TOLERANCE = 0.10;

    @Override
    public String name() {
        return "gemmini";
    }

    @Override
    public String description() {
        return "Cycles of given mappings on Gemmini's RTL (FireSim; DOSA data set, BSD-2-Clause), run through the event"
                + " engine. Modelled: loop commands, array, bus, last-level cache, DRAM bandwidth, page walks. Not"
                + " modelled: what the cache held before, DRAM rows and latency. Single points are shown, the median is"
                + " judged.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        CsvTable table = cases.map(GemminiFamily::read)
                .orElseGet(() -> CsvTable.resource(GemminiFamily.class, "rtl_cycles_extract.csv"));
        Engine engine = new EventEngine();
        ImmutableList.Builder<ValidationCase> found = ImmutableList.builder();
        int line = 0;
        for (ImmutableMap<String, String> row : table.rows()) {
            found.add(replay(table, row, ++line, engine));
        }
        return new FamilyCases(
                found.build(),
                ImmutableList.of(),
                MEDIAN_TOLERANCE,
                ImmutableList.of(
                        "three numbers were fitted on a seeded random half of 1,567 points: issue time of a command, page"
                                + " walk, DRAM bandwidth (docs/validation-gemmini.md)",
                        "only rules read off the data beside them: units of tile factors, square images, rows across"
                                + " beats, shortest command"));
    }

    private static CsvTable read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ValidationInputException(
                    folder + ": holds no " + FILE + "; give a folder in the layout of golden/gemmini");
        }
        return CsvTable.read(file);
    }

    private static ValidationCase replay(CsvTable table, ImmutableMap<String, String> row, int line, Engine engine) {
        double reference = table.number(row, "target.gemmini_cycle");
        try {
            GemminiPoint point = GemminiPoint.read(table, row);
            long cycles = engine.run(GemminiSchedule.of(point, GemminiPreset.firesim()))
                    .cycles();
            String kind = point.isMatrixProduct() ? "product" : "convolution";
            String name = String.format(
                    Locale.ROOT,
                    "%s %dx%d %s point-%d",
                    kind,
                    point.arraySide(),
                    point.arraySide(),
                    point.layerName(),
                    line);
            return new ValidationCase(
                    new Comparison(name, "cycles", "cycles", reference, cycles), Double.POSITIVE_INFINITY);
        } catch (ValidationInputException e) {
            throw new ValidationInputException(table.name() + ": point " + line + ": " + e.getMessage());
        }
    }
}
