package org.bitgauge.report.figure;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.report.chart.ChartSpec;
import org.bitgauge.report.chart.Frame;
import org.bitgauge.report.chart.Frame.Width;
import org.bitgauge.report.chart.StackedBarSpec;

/** What the array did in every cycle of every layer. */
@AutoService(Figure.class)
public final class CyclesByCause implements Figure {
    private static final int MOST_CAUSES = 8;
    private static final int MOST_LAYERS = 120;

    @Override
    public String name() {
        return "cycles";
    }

    @Override
    public String doc() {
        return "What the array did in every cycle of every layer.";
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public boolean applicable(ResultSet results) {
        return true;
    }

    @Override
    public List<ChartSpec> charts(ResultSet results, Detail detail) {
        Variants variants = Variants.of(results);
        List<ComparedRun> runs = detail == Detail.EVERYTHING ? variants.runs() : List.of(headline(variants));
        List<ChartSpec> charts = new ArrayList<>();
        for (ComparedRun run : runs) {
            charts.add(chart(run));
        }
        return charts;
    }

    /** The longest run of the first variant: where time matters most. */
    private static ComparedRun headline(Variants variants) {
        List<String> compared = variants.compared().isEmpty() ? variants.all() : variants.compared();
        return variants.networks().stream()
                .flatMap(n -> variants.run(compared.get(0), n).stream())
                .max(Comparator.comparingLong(r -> r.run().cycles()))
                .orElseThrow();
    }

    private static ChartSpec chart(ComparedRun compared) {
        RunResult run = compared.run();
        List<LayerResult> layers = shown(run);
        List<String> names = names(layers);
        Parts parts = new Parts(names);
        for (int i = 0; i < layers.size(); i++) {
            for (CycleEntry entry : layers.get(i).ledger().time()) {
                if (entry.resource().equals(LayerResult.ARRAY)) {
                    parts.add(words(entry.cause()), i, entry.cycles());
                }
            }
        }
        Scale scale = Scale.count(parts.tallest());
        String cut = layers.size() < run.layers().size()
                ? " The " + layers.size() + " longest of " + run.layers().size() + " layers."
                : "";
        String title = run.network() + " with " + run.profile() + " on " + run.design();
        Frame frame = new Frame(
                Variants.fileName("cycles", run.network(), run.design(), run.profile()),
                "Cycles by cause: " + title,
                "Cycles of the array in every layer by cause, " + title + "." + cut + " Sized by "
                        + compared.normalise() + ".",
                "",
                scale.words().isEmpty() ? "Cycles" : "Cycles (" + scale.words() + ")",
                layers.size() > 16 ? Width.TWO_COLUMNS : Width.ONE_COLUMN);
        return new StackedBarSpec(frame, names, parts.series(MOST_CAUSES, scale.factor()));
    }

    private static List<LayerResult> shown(RunResult run) {
        List<LayerResult> timed =
                run.layers().stream().filter(l -> l.cycles() > 0).toList();
        if (timed.size() <= MOST_LAYERS) {
            return timed.isEmpty() ? run.layers() : timed;
        }
        long least = timed.stream()
                .map(LayerResult::cycles)
                .sorted(Comparator.reverseOrder())
                .skip(MOST_LAYERS - 1)
                .findFirst()
                .orElse(0L);
        return timed.stream()
                .filter(l -> l.cycles() >= least)
                .limit(MOST_LAYERS)
                .toList();
    }

    /** Names of layers, numbered where one occurs twice. */
    private static List<String> names(List<LayerResult> layers) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (LayerResult layer : layers) {
            int times = seen.merge(layer.layer(), 1, Integer::sum);
            names.add(times == 1 ? layer.layer() : layer.layer() + " #" + times);
        }
        return names;
    }

    private static String words(Cause cause) {
        String kind = cause.kind().label().replace("wait-", "wait: ").replace('-', ' ');
        return cause.kind().isWait() ? kind + " (" + cause.level() + ")" : kind;
    }
}
