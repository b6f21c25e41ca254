package org.bitgauge.lab.explain;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.MappingChoice;
import org.bitgauge.lab.evaluate.Evaluator.Evaluated;
import org.bitgauge.lab.experiment.Inspection;

/** Which mapping a layer has, what the next best would take, and what is proved of all others. */
final class MappingTarget {
    private MappingTarget() {}

    static Explanation explain(Inspection run, LayerTask task) {
        Evaluated evaluated = run.evaluated(task);
        Mapped mapped = evaluated.mapped();
        ImmutableList.Builder<Explanation> inputs = ImmutableList.builder();
        Optional<MappingChoice> choice = mapped.choice();
        if (choice.isPresent()) {
            inputs.add(option("taken", choice.get().taken()));
            choice.get().rejected().ifPresent(next -> inputs.add(option("best rejected", next)));
            inputs.add(Explanation.given(
                    "mappings that fit and whose bound did not rule them out",
                    choice.get().mappings(),
                    "",
                    choice.get().runs() + " of them were run on the engine"));
            inputs.add(Explanation.given(
                    "share by which any other mapping of the space can be better",
                    choice.get().gap(),
                    "",
                    "least bound of all mappings that were not run; 0 is a proof"));
        }
        return Explanation.derived(
                "mapping of layer " + task.layer().name() + " of "
                        + run.network().name(),
                evaluated.timing().cycles(),
                "cycles",
                mapped.explanation(),
                0,
                inputs.build());
    }

    private static Explanation option(String what, MappingChoice.Option option) {
        return Explanation.given(
                what + ": " + option.text(),
                option.cycles(),
                "cycles",
                String.format(Locale.ROOT, "engine; %.6g uJ", option.energyPj() * 1e-6));
    }
}
