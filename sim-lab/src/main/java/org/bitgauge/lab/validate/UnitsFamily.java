package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.FamilyCases.ExcludedCase;

/**
 * Bit-parallel and serial crossings of our units against the same synthesised: area, period and energy of a cycle, and what
 * follows from them: down to how many bits of activations a serial unit has to go to overtake the bit-parallel one.
 */
@AutoService(ValidationFamily.class)
public final class UnitsFamily implements ValidationFamily {
    private static final String FILE = "units.csv";
    private static final double TOLERANCE = 0.25;
    private static final double MEDIAN_TOLERANCE = 0.12;
    private static final double SHARE = 0.85;

    /** A crossing as synthesised and as ours. */
    private record Pair(SerialCrossing reference, SerialCrossing model) {}

    @Override
    public String name() {
        return "units";
    }

    @Override
    public String description() {
        return "Crossings of bit-parallel, Stripes and Loom units and width detectors of DPRed by construction against open"
                + " synthesis (yosys 0.23 / abc, Nangate45, styles fast and small), and the widths at which serial units"
                + " overtake bit-parallel ones. Nothing is fitted on them.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        CsvTable table = cases.isPresent() ? read(cases.get()) : CsvTable.resource(UnitsFamily.class, FILE);
        List<Pair> pairs = new ArrayList<>();
        List<ExcludedCase> excluded = new ArrayList<>();
        for (ImmutableMap<String, String> row : table.rows()) {
            String script = table.text(row, "script");
            boolean measured = !row.getOrDefault("area_um2", "").isEmpty();
            if (!measured || !script.equals("fast") && !script.equals("small")) {
                continue;
            }
            Optional<SerialCrossing> reference = SerialCrossing.synthesised(table, row);
            if (reference.isPresent()) {
                pairs.add(new Pair(reference.get(), reference.get().built(table, row)));
            } else if (row.getOrDefault("unit", "").endsWith("_sip")) {
                excluded.add(new ExcludedCase(
                        table.text(row, "name") + " " + script,
                        "weights in registers of their own, or two accumulators: no unit of ours is built so"));
            }
        }
        List<ValidationCase> found = new ArrayList<>();
        pairs.forEach(pair -> parts(pair, found));
        pairs.forEach(serial -> overtaking(serial, pairs, found));
        return new FamilyCases(
                ImmutableList.copyOf(found),
                ImmutableList.copyOf(excluded),
                MEDIAN_TOLERANCE,
                SHARE,
                ImmutableList.of(
                        "overtakes-at: bits of activations, for Loom bits of activations times bits of weights, below which a"
                                + " serial crossing makes more products for its area (own clock, common clock) or takes less"
                                + " energy for a product than the bit-parallel one of its width; detectors, serialisers and"
                                + " registers of weights are not part of it",
                        "the bit-parallel crossing is a MAC of our calibration whose tree takes the products of all lanes;"
                                + " detectors, trees and accumulators of serial crossings are put together from parts",
                        "misses: the period of the detectors (27 to 44 % above: gates of one common delay, where synthesis"
                                + " picks fast ones), energy of a Loom crossing of 2 bits and what follows from it, and the"
                                + " area-oriented Stripes of 16 bits at its own clock, whose period is 22 % above"));
    }

    private static CsvTable read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ValidationInputException(
                    folder + ": holds no " + FILE + "; give a folder in the layout of golden/synth");
        }
        return CsvTable.read(file);
    }

    private static void parts(Pair pair, List<ValidationCase> found) {
        add(found, pair, "area", "um2", pair.reference().areaUm2(), pair.model().areaUm2());
        add(
                found,
                pair,
                "period",
                "ps",
                pair.reference().periodPs(),
                pair.model().periodPs());
        add(
                found,
                pair,
                "energy",
                "fJ",
                pair.reference().energyFj(),
                pair.model().energyFj());
    }

    private static void overtaking(Pair serial, List<Pair> pairs, List<ValidationCase> found) {
        if (!serial.reference().kind().endsWith("_sip")) {
            return;
        }
        for (Pair parallel : pairs) {
            boolean peer = parallel.reference().kind().equals("ipu")
                    && parallel.reference().style() == serial.reference().style()
                    && parallel.reference().width() == serial.reference().width()
                    && parallel.reference().lanes() == serial.reference().lanes();
            if (peer) {
                add(
                        found,
                        serial,
                        "overtakes-at-own-clock",
                        "bits",
                        perAreaAndTime(parallel.reference(), serial.reference()),
                        perAreaAndTime(parallel.model(), serial.model()));
                add(
                        found,
                        serial,
                        "overtakes-at-common-clock",
                        "bits",
                        parallel.reference().areaUm2() / serial.reference().areaUm2(),
                        parallel.model().areaUm2() / serial.model().areaUm2());
                add(
                        found,
                        serial,
                        "overtakes-at-energy",
                        "bits",
                        parallel.reference().energyFj() / serial.reference().energyFj(),
                        parallel.model().energyFj() / serial.model().energyFj());
            }
        }
    }

    private static double perAreaAndTime(SerialCrossing parallel, SerialCrossing serial) {
        return parallel.areaUm2() * parallel.periodPs() / (serial.areaUm2() * serial.periodPs());
    }

    private static void add(
            List<ValidationCase> found, Pair pair, String quantity, String unit, double reference, double model) {
        found.add(new ValidationCase(
                new Comparison(pair.reference().name(), quantity, unit, reference, model), TOLERANCE));
    }
}
