package org.bitgauge.lab.explain;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.cost.fabric.FabricDevice;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.design.DramBuilder;
import org.bitgauge.lab.experiment.FabricInspection;
import org.bitgauge.units.fabric.FabricEnergy;

/** Numbers of a run in an FPGA: {@code cycles} and {@code energy:COMPONENT} of a layer. */
public final class FabricRunTargets {
    private static final double SAME = 1e-9;

    private FabricRunTargets() {}

    /**
     * Explains a number of a run.
     *
     * @param layer name of the layer; that with the most MACs where empty
     * @throws IllegalArgumentException when there is no such number; the message says which there are
     */
    public static Explanation explain(String target, FabricInspection run, String layer) {
        if (target.equals("cycles")) {
            return cycles(run, run.layer(layer));
        }
        if (target.startsWith("energy:")) {
            return energy(run, run.layer(layer), target.substring("energy:".length()));
        }
        if (target.startsWith("area:")) {
            throw new IllegalArgumentException(
                    "designs in FPGAs have no area that anybody publishes; resources.csv has the"
                            + " resources of each layer, and fpga:w=int4,a=uint4,acc=int16,lanes=16:lut explains those of a processing"
                            + " element");
        }
        if (target.equals("mapping") || target.equals("stored")) {
            throw new IllegalArgumentException("designs in FPGAs have no tiles and store no compressed values; 'cycles'"
                    + " tells how a layer is folded");
        }
        throw new IllegalArgumentException(
                "cannot explain '" + target + "' of a run in an FPGA; write cycles or energy:COMPONENT");
    }

    private static Explanation cycles(FabricInspection inspection, LayerResult layer) {
        RunResult run = inspection.run();
        ImmutableList.Builder<Explanation> causes = ImmutableList.builder();
        for (CycleEntry entry : layer.ledger().time()) {
            causes.add(Explanation.given(entry.cause().label(), entry.cycles(), "cycles", "engine " + layer.engine()));
        }
        ImmutableList.Builder<Explanation> parts = ImmutableList.builder();
        parts.add(Explanation.derived("causes of array", layer.cycles(), "cycles", "sum", 0, causes.build()));
        parts.add(run.concurrent() ? stages(run) : layers(run));
        parts.add(dram(inspection));
        parts.add(Explanation.derived(
                "ideal cycles",
                layer.idealCycles(),
                "cycles",
                "MACs / products per cycle of the layer's lanes, no wait",
                0,
                List.of(
                        Explanation.given("MACs", layer.macs(), "", "shape of the layer, all inputs of the run"),
                        Explanation.given("products per cycle", layer.peakMacsPerCycle(), "", layer.mapping()))));
        return Explanation.derived(
                "cycles of layer " + layer.layer() + " of " + run.network() + " over " + run.inferences() + " inputs",
                layer.cycles(),
                "cycles",
                (run.concurrent()
                                ? "a stage of a stream is there as long as the stream; sum over its causes; "
                                : "layers and inputs one after another; sum over the causes; ")
                        + layer.mapping(),
                0,
                parts.build());
    }

    private static long busy(LayerResult layer) {
        return layer.ledger().time().stream()
                .filter(entry -> entry.cause().kind() == Cause.Kind.COMPUTE)
                .mapToLong(CycleEntry::cycles)
                .sum();
    }

    /** Every stage with what it computes: the slowest sets the pace of all. */
    private static Explanation stages(RunResult run) {
        ImmutableList.Builder<Explanation> stages = ImmutableList.builder();
        long most = 0;
        for (LayerResult layer : run.layers()) {
            stages.add(Explanation.given("stage " + layer.layer(), busy(layer), "cycles", layer.mapping()));
            most = Math.max(most, busy(layer));
        }
        return Explanation.derived(
                "busy cycles of the slowest stage",
                most,
                "cycles",
                "largest of all stages; a lower bound of the run",
                0,
                stages.build());
    }

    private static Explanation layers(RunResult run) {
        ImmutableList.Builder<Explanation> layers = ImmutableList.builder();
        for (LayerResult layer : run.layers()) {
            layers.add(Explanation.given("layer " + layer.layer(), layer.cycles(), "cycles", layer.mapping()));
        }
        return Explanation.derived("cycles of the run", run.cycles(), "cycles", "sum over layers", 0, layers.build());
    }

    private static Explanation dram(FabricInspection inspection) {
        RunResult run = inspection.run();
        DramBuilder.Built dram = DramBuilder.build(inspection.design().dram(), run.frequencyHz());
        double perCycle = (double) dram.channel().bits() / dram.channel().perCycles();
        return Explanation.derived(
                "cycles of the DRAM for the whole run",
                Math.ceil(run.dramBits() / perCycle),
                "cycles",
                String.format(
                        Locale.ROOT,
                        "bits / %.4g bit per cycle (%.4g GB/s); a lower bound",
                        perCycle,
                        perCycle * run.frequencyHz() / 8e9),
                0,
                List.of(Explanation.given("bits", run.dramBits(), "bits", "read and written by all layers")));
    }

    private static Explanation energy(FabricInspection inspection, LayerResult layer, String component) {
        List<EnergyEntry> entries = layer.ledger().energy();
        List<EnergyEntry> mine =
                entries.stream().filter(e -> e.component().equals(component)).toList();
        if (mine.isEmpty()) {
            Set<String> names = new LinkedHashSet<>();
            entries.forEach(e -> names.add(e.component()));
            throw new IllegalArgumentException("layer " + layer.layer() + " spends no energy in '" + component + "'; "
                    + Nearest.remedy(component, names, "components"));
        }
        ImmutableList.Builder<Explanation> actions = ImmutableList.builder();
        double sum = 0;
        double uncertain = 0;
        for (EnergyEntry entry : mine) {
            Explanation action = action(inspection, layer, entry);
            actions.add(action);
            sum += entry.energyPj();
            uncertain += entry.energyPj() * action.spread();
        }
        return Explanation.derived(
                "energy of " + component + " in layer " + layer.layer(),
                sum,
                "pJ",
                "sum of its entries in the ledger",
                sum == 0 ? 0 : uncertain / sum,
                actions.build());
    }

    private static Explanation action(FabricInspection inspection, LayerResult layer, EnergyEntry entry) {
        boolean byBits = entry.bits() > 0;
        double count = byBits ? entry.bits() : entry.count();
        double each = count == 0 ? 0 : entry.energyPj() / count;
        Optional<Explanation> cost = cost(inspection, layer, entry);
        double spread = cost.map(Explanation::spread).orElse(0.0);
        boolean standing = entry.action().equals("leakage") || entry.action().equals("background");
        Explanation one = Explanation.derived(
                byBits ? "energy of a bit" : "energy of one",
                each,
                "pJ",
                standing
                        ? "the layer's share of the standing power below x one cycle of "
                                + String.format(
                                        Locale.ROOT,
                                        "%.4g ns",
                                        1e9 / inspection.run().frequencyHz())
                        : "cost of the part, as below",
                spread,
                cost.map(List::of).orElse(List.of()));
        return Explanation.derived(
                entry.action() + (entry.tensor().equals("-") ? "" : " of " + entry.tensor()),
                entry.energyPj(),
                "pJ",
                byBits ? "bits x energy of a bit" : "count x energy of one",
                spread,
                List.of(
                        Explanation.given(
                                byBits ? "bits" : "count of " + entry.action(), count, "", "ledger of the layer"),
                        one));
    }

    /** Where the energy of one comes from; empty where the part is not to be told from the result. */
    private static Optional<Explanation> cost(FabricInspection inspection, LayerResult layer, EnergyEntry entry) {
        FabricEnergy energy =
                new FabricEnergy(FabricDevice.named(inspection.design().device()));
        return switch (entry.component()) {
            case "fabric.products" ->
                sameAs(
                        entry.energyPj() / entry.count(),
                        energy.mac(
                                NumberFormats.parse(layer.weightFormat()),
                                NumberFormats.parse(layer.activationFormat()),
                                NumberFormats.parse(layer.partialSumFormat())));
            case "fabric.weights", "fabric.line-buffer", "fabric.activations" -> Optional.of(energy.memoryBit());
            case "fabric.static" -> Optional.of(energy.staticPower());
            case "fabric.comparators" -> Optional.empty();
            default -> dramCost(inspection, entry);
        };
    }

    private static Optional<Explanation> dramCost(FabricInspection inspection, EnergyEntry entry) {
        DramBuilder.Built dram =
                DramBuilder.build(inspection.design().dram(), inspection.run().frequencyHz());
        return Optional.of(
                switch (entry.action()) {
                    case "read" -> dram.dram().read();
                    case "write" -> dram.dram().write();
                    default -> dram.dram().background();
                });
    }

    private static Optional<Explanation> sameAs(double each, Explanation cost) {
        return Math.abs(cost.value() - each) <= SAME * each ? Optional.of(cost) : Optional.empty();
    }
}
