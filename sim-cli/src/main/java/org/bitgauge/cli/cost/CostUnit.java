package org.bitgauge.cli.cost;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.json.Json;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.TextTable;
import org.bitgauge.report.table.TextTable.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Area and leakage of a whole design, component by component. */
@Command(
        name = "unit",
        description = "Area, clock and leakage of a design (a file as in configs/designs), component by component.",
        mixinStandardHelpOptions = true)
public final class CostUnit implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CONFIG.yaml", description = "A design.")
    private Path file = Path.of("");

    @Option(names = "--weights", defaultValue = "fp32", paramLabel = "FORMAT", description = "Formats to build it for.")
    private String weights = "";

    @Option(names = "--activations", paramLabel = "FORMAT", description = "That of the weights where not given.")
    private String activations = "";

    @Option(names = "--accumulator", paramLabel = "FORMAT", description = "fp32 or int32 where not given.")
    private String accumulator = "";

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public CostUnit(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ExperimentTypes types = ExperimentTypes.load();
        DesignSpec spec = types.binder().load(file, DesignSpec.class, List.of()).value();
        DatapathFormats formats = Inputs.checked(this::formats);
        Design design =
                Inputs.checked(() -> new DesignBuilder(types.units()).build(spec, formats, OptionalDouble.empty()));
        if (json) {
            terminal.out().print(Json.write(tree(design)));
        } else {
            table(design);
        }
        design.notes().forEach(note -> terminal.say("note: " + note));
        return ExitStatus.DONE;
    }

    private DatapathFormats formats() {
        String a = activations.isEmpty() ? weights : activations;
        boolean integers = NumberFormats.parse(weights).exponentBits() == 0
                && NumberFormats.parse(a).exponentBits() == 0;
        String sums = accumulator.isEmpty() ? (integers ? "int32" : "fp32") : accumulator;
        return new DatapathFormats(NumberFormats.parse(weights), NumberFormats.parse(a), NumberFormats.parse(sums));
    }

    private static Map<String, Object> tree(Design design) {
        List<Object> parts = new ArrayList<>();
        for (AreaEntry part : design.area()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("component", part.component());
            row.put("count", part.count());
            row.put("area_mm2", part.areaMm2());
            row.put("leakage_mw", part.leakageMw());
            parts.add(row);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("part", "unit");
        tree.put("design", design.name());
        tree.put("description", design.machine().array().description());
        tree.put("frequency_hz", design.clockHz());
        tree.put("clock", design.clockReason());
        tree.put("multipliers", design.machine().array().multipliers());
        tree.put("area_mm2", design.areaMm2());
        tree.put(
                "leakage_mw",
                design.area().stream().mapToDouble(AreaEntry::leakageMw).sum());
        tree.put("components", parts);
        return tree;
    }

    private void table(Design design) {
        terminal.out().println(design.name() + ": " + design.machine().array().description());
        terminal.out().println("clock: " + Numbers.si(design.clockHz(), "Hz") + " (" + design.clockReason() + ")");
        terminal.out().println();
        TextTable table = new TextTable(List.of(
                Column.text("component"),
                Column.number("count", Column.ALWAYS),
                Column.number("area mm\u00b2", Column.ALWAYS),
                Column.number("leakage", Column.ALWAYS)));
        for (AreaEntry part : design.area()) {
            table.add(List.of(
                    part.component(),
                    Numbers.count(part.count()),
                    Numbers.plain(part.areaMm2(), 3),
                    Numbers.si(part.leakageMw() / 1e3, "W")));
        }
        double leakage =
                design.area().stream().mapToDouble(AreaEntry::leakageMw).sum();
        table.add(List.of("total", "", Numbers.plain(design.areaMm2(), 3), Numbers.si(leakage / 1e3, "W")));
        terminal.out().print(table.render(terminal.width(), false));
    }
}
