package org.bitgauge.lab.dnnsim;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bitgauge.core.values.Once;
import org.bitgauge.units.serial.BitWork;
import org.bitgauge.units.serial.Operand;
import org.bitgauge.units.serial.ScnnCounts;
import org.bitgauge.units.serial.ScnnGrid;
import org.bitgauge.units.serial.ScnnWalk;
import org.bitgauge.units.serial.SerialCounts;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialRules;
import org.bitgauge.units.serial.StepTimes;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.dnnsim.DnnsimExperiment;
import org.bitgauge.workloads.dnnsim.DnnsimLayer;
import org.bitgauge.workloads.dnnsim.DnnsimSimulation;

/** The counts of one experiment on one network, in the peer's terms. */
final class PeerCase {
    private final DnnsimSimulation simulation;
    private final DnnsimExperiment experiment;
    private final ImmutableList<PeerLayer> layers;

    /**
     * A count with the fault of the peer that makes its own differ.
     *
     * @param column name in the peer's report
     * @param value ours
     * @param fault empty where both must agree
     */
    record Number(String column, double value, Optional<PeerFault> fault) {}

    PeerCase(DnnsimSimulation simulation, DnnsimExperiment experiment, ImmutableList<PeerLayer> layers) {
        this.simulation = simulation;
        this.experiment = experiment;
        this.layers = layers;
    }

    int index(String layer) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).layer().name().equals(layer)) {
                return i;
            }
        }
        throw new WorkloadException(
                "network " + simulation.network() + ": the report's layer " + layer + " is not in the model");
    }

    private SerialLayer onGrid(PeerLayer peer) {
        return new SerialLayer(
                PeerRules.grid(experiment),
                peer.gridShape(),
                peer.activationTrace().bits(),
                peer.weightTrace().bits());
    }

    private static Supplier<Operand> activations(PeerLayer peer, int sample) {
        return Once.of(() -> peer.activations(sample, peer.folds()));
    }

    private static Supplier<Operand> weights(PeerLayer peer) {
        return Once.of(() -> peer.weights(peer.folds()));
    }

    Number computeCycles(int index, int sample) {
        PeerLayer peer = layers.get(index);
        SerialRules rules = PeerRules.of(experiment);
        SerialLayer layer = onGrid(peer);
        Optional<PeerFault> fault =
                PeerFault.ofCompute(rules, layer, peer, PeerFault.staleWindow(layers, index, sample));
        return new Number(
                "compute_cycles",
                SerialCounts.computeCycles(rules, layer, activations(peer, sample), weights(peer)),
                fault);
    }

    /** Crossings at work and without, which follow from the shape alone. */
    List<Number> elements(int index, int sample) {
        PeerLayer peer = layers.get(index);
        SerialLayer layer = onGrid(peer);
        Optional<PeerFault> fault = PeerFault.ofElements(layer.shape(), PeerFault.staleWindow(layers, index, sample));
        return List.of(
                new Number("scheduled PEs", layer.scheduledElements(), fault),
                new Number("idle PEs", layer.idleElements(), fault));
    }

    Number cycles(int index, int sample) {
        PeerLayer peer = layers.get(index);
        SerialRules rules = PeerRules.of(experiment);
        SerialLayer layer = onGrid(peer);
        Optional<PeerFault> fault =
                PeerFault.ofCycles(rules, layer, peer, PeerFault.staleWindow(layers, index, sample));
        StepTimes times = rules.times(layer, activations(peer, sample), weights(peer));
        PeerPipeline pipeline = new PeerPipeline(layer, rules, times.fronts(), experiment, simulation.dataWidth());
        PeerNode.run(new PeerNodes(layer, experiment, simulation.dataWidth()).all(), layer, times, pipeline);
        return new Number("cycles", pipeline.cycles(), fault);
    }

    Number work(int index, int sample) {
        PeerLayer peer = layers.get(index);
        int width = simulation.dataWidth();
        int activationBits = peer.activationTrace().bits();
        int weightBits = peer.weightTrace().bits();
        BitWork work = PeerRules.isScnn(experiment)
                ? BitWork.nonZero(width)
                : PeerRules.of(experiment).work(width, activationBits, weightBits, experiment.number("pe_width"));
        Optional<PeerFault> fault = PeerFault.ofShape(peer.plainShape())
                .or(() ->
                        peer.activationTrace().overflows() || peer.weightTrace().overflows()
                                ? Optional.of(PeerFault.WIDE_WORDS)
                                : Optional.empty());
        return new Number(
                "bit_multiplications",
                work.total(peer.plainShape(), peer.activations(sample, false), peer.weights(false)),
                fault);
    }

    List<Number> scnn(int index, int sample) {
        PeerLayer peer = layers.get(index);
        ScnnGrid grid = new ScnnGrid(
                experiment.number("Wt"),
                experiment.number("Ht"),
                experiment.number("I"),
                experiment.number("F"),
                experiment.number("out_acc_size"),
                experiment.number("banks"));
        ScnnCounts c = peer.layer().type() == DnnsimLayer.Type.RNN
                ? ScnnCounts.NONE
                : ScnnWalk.count(
                        grid,
                        peer.plainShape(),
                        peer.layer().type() == DnnsimLayer.Type.CONV
                                ? peer.layer().padding()
                                : 0,
                        peer.activations(sample, false),
                        peer.weights(false));
        Optional<PeerFault> fault = PeerFault.ofShape(peer.plainShape());
        ImmutableList.Builder<Number> numbers = ImmutableList.builder();
        numbers.add(new Number("cycles", c.cycles(), fault));
        numbers.add(new Number("dense_cycles", c.denseCycles(), fault));
        numbers.add(new Number("mults", c.products(), fault));
        numbers.add(new Number("idle_bricks", c.idleGroups(), fault));
        numbers.add(new Number("idle_conflicts", c.idleConflicts(), fault));
        numbers.add(new Number("idle_pe", c.idleElements(), fault));
        numbers.add(new Number("idle_halo", c.idleHalo(), fault));
        numbers.add(new Number("total_mult_cycles", c.multiplierCycles(), fault));
        numbers.add(new Number("halo_transfers", c.haloTransfers(), fault));
        numbers.add(new Number("weight_buff_reads", c.weightReads(), fault));
        numbers.add(new Number("act_buff_reads", c.activationReads(), fault));
        numbers.add(new Number("accumulator_updates", c.products(), fault));
        numbers.add(new Number("i_loop", c.activationGroups(), fault));
        numbers.add(new Number("f_loop", c.pairs(), fault));
        numbers.add(new Number("offchip_weight_reads", c.streamedWeights(), fault));
        return numbers.build();
    }
}
