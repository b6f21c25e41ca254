package org.bitgauge.lab.dnnsim;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.FamilyCases.ExcludedCase;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.dnnsim.DnnsimBatch;
import org.bitgauge.workloads.dnnsim.DnnsimExperiment;
import org.bitgauge.workloads.dnnsim.DnnsimSimulation;

/** Replays a folder of reports with the batch files, models and traces that they were made from. */
public final class PeerReplay {
    private static final double CYCLES_TOLERANCE = 0.01;
    private static final ImmutableList<String> KINDS = ImmutableList.of("shipped", "ideal", "potfix");

    private final Path folder;
    private final Map<String, ImmutableList<PeerLayer>> networks = new LinkedHashMap<>();
    private final List<ValidationCase> cases = new ArrayList<>();
    private final List<ExcludedCase> excluded = new ArrayList<>();
    private int lostWidths;

    private PeerReplay(Path folder) {
        this.folder = folder;
    }

    /**
     * Replays {@code golden/{shipped,ideal,potfix}} of a folder with its batch, models and net_traces.
     *
     * @throws WorkloadException if the folder does not hold them
     */
    public static FamilyCases run(Path folder) {
        PeerReplay replay = new PeerReplay(folder);
        int reports = 0;
        for (String kind : KINDS) {
            for (Path report : reports(folder.resolve("golden").resolve(kind))) {
                replay.replay(kind, report);
                reports++;
            }
        }
        if (reports == 0) {
            throw new WorkloadException(
                    folder + ": holds no golden/shipped, golden/ideal or golden/potfix with reports of DNNsim");
        }
        return new FamilyCases(
                ImmutableList.copyOf(replay.cases),
                ImmutableList.copyOf(replay.excluded),
                Double.NaN,
                replay.notes(reports));
    }

    private ImmutableList<String> notes(int reports) {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        notes.add(reports
                + " reports; shipped: compute cycles; ideal (DRAM answers at once): cycles too; potfix: ideal bit"
                + " work");
        if (lostWidths > 0) {
            notes.add(lostWidths
                    + " reports of ideal work by the tool as shipped hold no numbers to compare: it loses the"
                    + " network's width; those of the repaired tool (potfix) are judged");
        }
        return notes.build();
    }

    private static List<Path> reports(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new WorkloadException(folder + ": cannot be read", e);
        }
    }

    private void replay(String kind, Path report) {
        String name = report.getFileName().toString().replaceFirst("\\.csv$", "");
        Path batch = folder.resolve("batch").resolve(name + ".prototxt");
        DnnsimSimulation simulation = DnnsimBatch.read(batch).simulations().get(0);
        if (simulation.experiments().size() != 1) {
            throw new WorkloadException(batch + ": a report belongs to one experiment, not to "
                    + simulation.experiments().size());
        }
        DnnsimExperiment experiment = simulation.experiments().get(0);
        boolean potential = PeerRules.isPotential(experiment);
        if (potential && !kind.equals("potfix")) {
            lostWidths++;
            return;
        }
        PeerCase counts = new PeerCase(simulation, experiment, network(simulation));
        PeerReport table = PeerReport.read(report);
        for (PeerReport.Row row : table.rows()) {
            String caseName = kind + "/" + name + " " + row.layer() + " sample " + row.sample();
            int index = counts.index(row.layer());
            if (potential) {
                compare(caseName, "bit_multiplications", table, row, counts.work(index, row.sample()), 0);
            } else if (PeerRules.isScnn(experiment)) {
                for (PeerCase.Number number : counts.scnn(index, row.sample())) {
                    compare(caseName, number.column(), table, row, number, 0);
                }
            } else {
                compare(caseName, "compute_cycles", table, row, counts.computeCycles(index, row.sample()), 0);
                for (PeerCase.Number number : counts.elements(index, row.sample())) {
                    compare(caseName, number.column(), table, row, number, 0);
                }
                if (kind.equals("ideal")) {
                    compare(caseName, "cycles", table, row, counts.cycles(index, row.sample()), CYCLES_TOLERANCE);
                }
            }
        }
    }

    private void compare(
            String caseName,
            String column,
            PeerReport table,
            PeerReport.Row row,
            PeerCase.Number number,
            double tolerance) {
        if (number.fault().isPresent()) {
            PeerFault fault = number.fault().get();
            excluded.add(new ExcludedCase(
                    caseName + " " + column, "bug " + fault.number() + ": " + fault.what(), fault.number()));
            return;
        }
        double reference = table.number(row, column);
        cases.add(new ValidationCase(new Comparison(caseName, column, "", reference, number.value()), tolerance));
    }

    private ImmutableList<PeerLayer> network(DnnsimSimulation simulation) {
        String key = simulation.network() + "/" + simulation.dataWidth() + "/" + simulation.quantised() + "/"
                + simulation.batch();
        return networks.computeIfAbsent(
                key, k -> PeerLayer.open(folder.resolve("models"), folder.resolve("net_traces"), simulation));
    }
}
