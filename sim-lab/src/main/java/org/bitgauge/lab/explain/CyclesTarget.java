package org.bitgauge.lab.explain;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.evaluate.Evaluator.Evaluated;
import org.bitgauge.lab.experiment.Inspection;

/** Why a layer takes as many cycles as it does. */
final class CyclesTarget {
    private static final double PS_PER_S = 1e12;

    private CyclesTarget() {}

    static Explanation explain(Inspection run, LayerTask task) {
        Evaluated evaluated = run.evaluated(task);
        LayerResult result = run.result(task.layer());
        Schedule schedule = evaluated.mapped().schedule();
        return Explanation.derived(
                "cycles of layer " + task.layer().name() + " of "
                        + run.network().name(),
                result.cycles(),
                "cycles",
                "sum over the causes of one resource; " + evaluated.mapped().explanation(),
                0,
                List.of(
                        causes(result),
                        tiles(schedule),
                        channels(schedule, run.design()),
                        ideal(result, run.design())));
    }

    static String period(Design design) {
        return String.format(Locale.ROOT, "%.4g ps (%s)", PS_PER_S / design.clockHz(), design.clockReason());
    }

    /** The resource whose causes are told: the array, or what works where a layer has no products. */
    static String resource(LayerResult result) {
        List<CycleEntry> entries = result.ledger().time();
        return entries.stream().anyMatch(e -> e.resource().equals(LayerResult.ARRAY))
                ? LayerResult.ARRAY
                : entries.get(0).resource();
    }

    private static Explanation causes(LayerResult result) {
        List<CycleEntry> entries = result.ledger().time();
        String resource = resource(result);
        ImmutableList.Builder<Explanation> causes = ImmutableList.builder();
        long sum = 0;
        for (CycleEntry entry : entries) {
            if (entry.resource().equals(resource)) {
                causes.add(Explanation.given(
                        entry.cause().label(), entry.cycles(), "cycles", "engine " + result.engine()));
                sum += entry.cycles();
            }
        }
        return Explanation.derived("causes of " + resource, sum, "cycles", "sum", 0, causes.build());
    }

    private static Explanation tiles(Schedule schedule) {
        long[] counts = schedule.tilesByKind();
        ImmutableList.Builder<Explanation> kinds = ImmutableList.builder();
        long busy = 0;
        for (int k = 0; k < counts.length; k++) {
            TileKind kind = schedule.kinds().get(k);
            long cycles = Math.multiplyExact(counts[k], kind.busyCycles());
            busy = Math.addExact(busy, cycles);
            StringBuilder moved = new StringBuilder();
            for (int s = 0; s < schedule.streams().size(); s++) {
                if (kind.bits().get(s) > 0) {
                    moved.append("; ").append(schedule.streams().get(s).name());
                    moved.append(' ').append(kind.bits().get(s)).append(" bits");
                }
            }
            kinds.add(Explanation.given(
                    "tile kind " + (k + 1) + ": " + counts[k] + " tiles of " + kind.busyCycles() + " busy cycles and "
                            + kind.macs() + " MACs",
                    cycles,
                    "cycles",
                    "mapping" + moved));
        }
        return Explanation.derived(
                "busy cycles without any wait",
                busy,
                "cycles",
                "sum over tile kinds of tiles x busy cycles",
                0,
                kinds.build());
    }

    private static Explanation channels(Schedule schedule, Design design) {
        long[] counts = schedule.tilesByKind();
        ImmutableList.Builder<Explanation> channels = ImmutableList.builder();
        double longest = 0;
        for (int c = 0; c < schedule.channels().size(); c++) {
            Channel channel = schedule.channels().get(c);
            long bits = 0;
            for (int s = 0; s < schedule.streams().size(); s++) {
                Stream stream = schedule.streams().get(s);
                for (int k = 0; k < counts.length && stream.channel() == c; k++) {
                    bits += counts[k] * schedule.kinds().get(k).bits().get(s);
                }
            }
            double perCycle = (double) channel.bits() / channel.perCycles();
            double cycles = bits / perCycle;
            longest = Math.max(longest, cycles);
            channels.add(Explanation.given(
                    String.format(
                            Locale.ROOT,
                            "channel %s: %d bits at %.4g bit/cycle (%.4g GB/s), latency %d cycles",
                            channel.level(),
                            bits,
                            perCycle,
                            perCycle * design.clockHz() / 8e9,
                            channel.latencyCycles()),
                    Math.ceil(cycles),
                    "cycles",
                    "design"));
        }
        return Explanation.derived(
                "cycles of the busiest channel",
                Math.ceil(longest),
                "cycles",
                "bits / bandwidth; a lower bound",
                0,
                channels.build());
    }

    private static Explanation ideal(LayerResult result, Design design) {
        return Explanation.derived(
                "ideal cycles",
                result.idealCycles(),
                "cycles",
                "MACs / MACs per cycle of a full array, no wait",
                0,
                List.of(
                        Explanation.given("MACs", result.macs(), "", "shape of the layer"),
                        Explanation.given(
                                "MACs per cycle",
                                result.peakMacsPerCycle(),
                                "",
                                design.machine().array().description())));
    }
}
