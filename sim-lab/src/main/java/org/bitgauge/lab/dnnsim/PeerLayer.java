package org.bitgauge.lab.dnnsim;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.units.serial.Operand;
import org.bitgauge.units.serial.SerialShape;
import org.bitgauge.units.serial.SpaceToDepth;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.dnnsim.DnnsimLayer;
import org.bitgauge.workloads.dnnsim.DnnsimModel;
import org.bitgauge.workloads.dnnsim.DnnsimSimulation;
import org.bitgauge.workloads.dnnsim.DnnsimTensor;

/** A layer of a peer's network with its traces. Values are read when they are asked for, one sample at a time. */
public final class PeerLayer {
    private final DnnsimLayer layer;
    private final DnnsimTensor activations;
    private final DnnsimTensor weights;
    private final SerialShape plain;

    private PeerLayer(DnnsimLayer layer, DnnsimTensor activations, DnnsimTensor weights) {
        this.layer = layer;
        this.activations = activations;
        this.weights = weights;
        this.plain = shape();
    }

    /** Opens all layers of a network. */
    public static ImmutableList<PeerLayer> open(Path models, Path traces, DnnsimSimulation simulation) {
        List<PeerLayer> layers = new ArrayList<>();
        Path folder = traces.resolve(simulation.network());
        for (DnnsimLayer layer : DnnsimModel.read(models.resolve(simulation.network()))) {
            Optional<DnnsimLayer.Precision> p = layer.precision();
            DnnsimTensor activations = DnnsimTensor.open(
                    folder.resolve("act-" + layer.name() + "-" + simulation.batch() + ".npy"),
                    p.map(x -> new int[] {x.activationMagnitude(), x.activationFraction()}),
                    simulation.dataWidth(),
                    simulation.quantised());
            DnnsimTensor weights = DnnsimTensor.open(
                    folder.resolve("wgt-" + layer.name() + ".npy"),
                    p.map(x -> new int[] {x.weightMagnitude(), x.weightFraction()}),
                    simulation.dataWidth(),
                    simulation.quantised());
            layers.add(new PeerLayer(layer, activations, weights));
        }
        return ImmutableList.copyOf(layers);
    }

    /** The line of the model. */
    public DnnsimLayer layer() {
        return layer;
    }

    /** Its activation trace. */
    public DnnsimTensor activationTrace() {
        return activations;
    }

    /** Its weight trace. */
    public DnnsimTensor weightTrace() {
        return weights;
    }

    /** Samples of the trace. */
    public int samples() {
        return activations.shape().get(0);
    }

    /** Shape as the model and the traces say. */
    public SerialShape plainShape() {
        return plain;
    }

    /** Whether the grid walks the layer with its pixels folded into channels. */
    public boolean folds() {
        return layer.type() == DnnsimLayer.Type.CONV && SpaceToDepth.applies(plain);
    }

    /** Shape as the grid walks it. */
    public SerialShape gridShape() {
        return folds() ? SpaceToDepth.of(plain) : plain;
    }

    private SerialShape shape() {
        ImmutableIntArray a = activations.shape();
        ImmutableIntArray w = weights.shape();
        boolean conv = layer.type() == DnnsimLayer.Type.CONV;
        boolean recurrent = layer.type() == DnnsimLayer.Type.RNN;
        boolean right = conv
                ? a.length() == 4 && w.length() == 4
                : w.length() == 2 && (recurrent ? a.length() == 3 : a.length() == 4 || a.length() == 2);
        if (!right) {
            throw new WorkloadException(activations.file() + ", " + weights.file() + ": shapes " + a + " and " + w
                    + " make no " + layer.type() + " layer");
        }
        if (!conv) {
            int recurrences = recurrent ? a.get(1) : 1;
            int features = recurrent ? a.get(2) : a.length() == 2 ? a.get(1) : a.get(1) * a.get(2) * a.get(3);
            if (features != w.get(1)) {
                throw new WorkloadException(activations.file() + ": has " + features + " features for weights of "
                        + w.get(1) + " in " + weights.file());
            }
            return SerialShape.linear(recurrences, features, w.get(0));
        }
        try {
            return new SerialShape(
                    false,
                    1,
                    a.get(1),
                    a.get(2) + 2 * layer.padding(),
                    a.get(3) + 2 * layer.padding(),
                    w.get(0),
                    w.get(1),
                    w.get(2),
                    w.get(3),
                    layer.stride());
        } catch (IllegalArgumentException e) {
            throw new WorkloadException(activations.file() + ", " + weights.file() + ": " + e.getMessage(), e);
        }
    }

    /** Activations of a sample as the grid walks them, or as they are. */
    public Operand activations(int sample, boolean folded) {
        int each = activations.size() / samples();
        short[] words = activations.words(sample * each, each);
        if (!plain.linear() && layer.padding() > 0) {
            words = padded(words);
        }
        return new Operand(folded ? SpaceToDepth.input(plain, words) : words, activations.signed());
    }

    private short[] padded(short[] words) {
        int p = layer.padding();
        int width = plain.ny() - 2 * p;
        int height = plain.nx() - 2 * p;
        short[] wide = new short[plain.channels() * plain.nx() * plain.ny()];
        for (int c = 0; c < plain.channels(); c++) {
            for (int x = 0; x < height; x++) {
                System.arraycopy(
                        words, (c * height + x) * width, wide, (c * plain.nx() + x + p) * plain.ny() + p, width);
            }
        }
        return wide;
    }

    /** Weights as the grid walks them, or as they are. */
    public Operand weights(boolean folded) {
        short[] words = weights.words(0, weights.size());
        return new Operand(folded ? SpaceToDepth.weights(plain, words) : words, weights.signed());
    }
}
