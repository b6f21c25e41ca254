package org.bitgauge.cli.cost;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.Inputs;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.number.Rounding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cost of a multiply-accumulate unit. */
@Command(
        name = "mac",
        description = "Cost of a multiply-accumulate unit of any formats, by construction.",
        mixinStandardHelpOptions = true)
public final class CostMac implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--weights", required = true, paramLabel = "FORMAT", description = "Format of the weights.")
    private String weights = "";

    @Option(names = "--activations", required = true, paramLabel = "FORMAT", description = "Format of the activations.")
    private String activations = "";

    @Option(names = "--accumulator", required = true, paramLabel = "FORMAT", description = "Format of the running sum.")
    private String accumulator = "";

    @Option(
            names = "--node",
            defaultValue = "nangate45",
            paramLabel = "NODE",
            description = "Library or node, as nangate45, 28nm or 28nm@0.8V; ${DEFAULT-VALUE} where not given.")
    private String node = "";

    @Option(
            names = "--style",
            defaultValue = "fast",
            paramLabel = "STYLE",
            description = "fast or small; ${DEFAULT-VALUE} where not given.")
    private Style style = Style.FAST;

    @Option(names = "--truncate", description = "Round toward zero after every sum, which saves the rounding adders.")
    private boolean truncate;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** For the terminal. */
    public CostMac(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HardwareCost cost = Inputs.checked(() -> MacCosts.cost(
                NumberFormats.parse(weights),
                NumberFormats.parse(activations),
                sums(NumberFormats.parse(accumulator)),
                style,
                Technology.parse(node)));
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("part", "mac");
        of.put("weights", weights);
        of.put("activations", activations);
        of.put("accumulator", accumulator);
        of.put("rounding", truncate ? "toward-zero" : "as the format says");
        of.put("node", node);
        of.put("style", style);
        new CostPrinter(terminal, json).print("mac", of, Parts.logic(cost));
        return ExitStatus.DONE;
    }

    private NumberFormat sums(NumberFormat format) {
        if (!truncate) {
            return format;
        }
        if (format instanceof FloatFormat f) {
            return f.withRounding(Rounding.TOWARD_ZERO);
        }
        throw new IllegalArgumentException(
                "--truncate is for floating-point accumulators; " + format.name() + " is exact without rounding");
    }
}
