package org.bitgauge.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.json.Json;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.lab.experiment.FabricInspection;
import org.bitgauge.lab.experiment.Inspection;
import org.bitgauge.lab.explain.FabricRunTargets;
import org.bitgauge.lab.explain.PartTargets;
import org.bitgauge.lab.explain.RunTargets;
import org.bitgauge.report.table.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a number comes from. */
@Command(
        name = "explain",
        description = "Where a number comes from: formula, inputs, scaling, source and spread.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Targets of parts:      mac:e6m7:area  mac:w=int4,a=int8,acc=int32,node=28nm:energy",
            "                       sram:48KiB:64:1:hp350:45nm:read  dram:ddr4-3200:read",
            "                       fpga:w=int4,a=uint4,acc=int16,lanes=16:lut  (lookup tables, beside FINN-R)",
            "                       fusion:8/2:16x32:area  (an array of fusion units, by both sources of cost)",
            "                       stored:run-length(run=5,pairs=3):int16:0.75  (form, format, share of zeros)",
            "Targets of a run:      speedup  energy-gain  time  energy  area:COMPONENT  residency",
            "                       (with an experiment FILE)",
            "Targets of a layer:    energy:COMPONENT  cycles  mapping  stored  (with FILE and --layer)"
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "TARGET", description = "Which number.")
    private String target = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "Experiment that it belongs to.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--design", paramLabel = "NAME", defaultValue = "", description = "The first where not given.")
    private String design = "";

    @Option(names = "--network", paramLabel = "NAME", defaultValue = "", description = "The first where not given.")
    private String network = "";

    @Option(names = "--profile", paramLabel = "NAME", defaultValue = "", description = "The first where not given.")
    private String profile = "";

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            defaultValue = "",
            description = "That with the most multiply-accumulates where not given.")
    private String layer = "";

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Explanation explanation = explanation();
        if (json) {
            terminal.out().print(Json.write(explanation));
        } else {
            print(explanation, 0);
        }
        return ExitStatus.DONE;
    }

    private Explanation explanation() throws InterruptedException {
        if (PartTargets.handles(target)) {
            file.ifPresent(
                    unused -> terminal.say("note: " + target + " is of a part alone; " + unused + " is not read"));
            return Inputs.checked(() -> PartTargets.explain(target));
        }
        if (!RunTargets.handles(target)) {
            throw new InputException("cannot explain '" + target + "'; of a part: " + PartTargets.FORMS + "; of a run: "
                    + RunTargets.FORMS + "; see bitgauge explain --help");
        }
        if (file.isEmpty()) {
            throw new InputException("'" + target + "' belongs to a run; name its experiment: bitgauge explain "
                    + target + " FILE, or see bitgauge explain --help");
        }
        ExperimentTypes types = ExperimentTypes.load();
        Bound<ExperimentSpec> bound = types.binder().load(file.get(), ExperimentSpec.class, List.of());
        Inspection.Choice choice = new Inspection.Choice(design, network, profile);
        try {
            Optional<FabricInspection> fabric = FabricInspection.of(types, bound, choice);
            if (fabric.isPresent()) {
                RunResult run = fabric.get().run();
                terminal.say(run.network() + ", " + run.profile() + " on " + run.design() + ", "
                        + fabric.get().design().device());
                return FabricRunTargets.explain(target, fabric.get(), layer);
            }
            Inspection run = Inspection.of(types, bound, choice);
            terminal.say(run.network().name() + ", " + run.run().profile() + " on "
                    + run.design().name() + ": " + run.sizing());
            return RunTargets.explain(target, run, layer, () -> Inspection.baseline(types, bound, choice));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private void print(Explanation e, int depth) {
        String indent = "  ".repeat(depth);
        StringBuilder line = new StringBuilder(indent).append(e.what()).append(" = ");
        line.append(number(e.value())).append(e.unit().isEmpty() ? "" : " " + e.unit());
        if (e.spread() > 0) {
            line.append(String.format(Locale.ROOT, "  (\u00b1%.3g %%)", 100 * e.spread()));
        }
        terminal.out().println(line);
        String how = e.source().isEmpty() ? e.formula() : e.formula() + "  [" + e.source() + "]";
        if (!how.isBlank()) {
            terminal.out().println(indent + "    " + how);
        }
        e.inputs().forEach(input -> print(input, depth + 1));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Numbers.count((long) value)
                : Numbers.plain(value, 5);
    }
}
