package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.StackedBarSpec;

/** Energy of an inference by component; relative to the baseline where several networks stand side by side. */
@AutoService(Figure.class)
public final class EnergyBreakdown implements Figure {
    private static final int MOST_PARTS = 8;
    private static final int MOST_BARS = 48;

    @Override
    public String name() {
        return "energy";
    }

    @Override
    public String doc() {
        return "Energy of an inference by component; relative to the baseline where several networks stand side by side.";
    }

    @Override
    public int rank() {
        return 40;
    }

    @Override
    public boolean applicable(ResultSet results) {
        return Variants.of(results).all().size() <= MOST_BARS;
    }

    @Override
    public List<ChartSpec> charts(ResultSet results, Detail detail) {
        Variants variants = Variants.of(results);
        boolean relative = variants.networks().size() > 1;
        List<String> bars = new ArrayList<>();
        List<ComparedRun> runs = new ArrayList<>();
        for (String network : variants.networks()) {
            if (bars.size() + variants.all().size() > MOST_BARS) {
                break;
            }
            for (String variant : variants.all()) {
                Optional<ComparedRun> run = variants.run(variant, network);
                run.ifPresent(runs::add);
                run.ifPresent(r -> bars.add(relative ? network + " " + brief(variant, variants.all()) : variant));
            }
        }
        Parts parts = new Parts(bars);
        for (int i = 0; i < runs.size(); i++) {
            add(parts, i, runs.get(i), relative);
        }
        Scale scale = relative ? new Scale(1, "%") : Scale.si(parts.tallest(), "J");
        String base = variants.baselineProfile();
        Frame frame = new Frame(
                "energy",
                "Energy by component",
                "Energy of one inference by component"
                        + (relative ? ", relative to " + base + " on the same network" : "") + ". "
                        + variants.ruleSentence(),
                "",
                relative ? "Energy (% of " + base + ")" : "Energy per inference (" + scale.words() + ")",
                bars.size() > 12 ? Width.TWO_COLUMNS : Width.ONE_COLUMN);
        return List.of(new StackedBarSpec(frame, bars, parts.series(MOST_PARTS, scale.factor())));
    }

    /** Without the remark on the baseline, unless another variant has that name. */
    private static String brief(String variant, List<String> all) {
        String brief = variant.replace(" (baseline)", "");
        return all.contains(brief) ? variant : brief;
    }

    private static void add(Parts parts, int bar, ComparedRun compared, boolean relative) {
        RunResult run = compared.run();
        RunResult base = compared.baseline();
        double perInference = 1e-12 / run.inferences();
        double factor = relative ? 100 * perInference / (base.energyJ() / base.inferences()) : perInference;
        for (LayerResult layer : run.layers()) {
            for (EnergyEntry entry : layer.ledger().energy()) {
                parts.add(entry.component(), bar, entry.energyPj() * factor);
            }
        }
    }
}
