package org.bitgauge.lab.dnnsim;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.units.serial.SerialLayer;
import org.bitgauge.units.serial.SerialShape;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.dnnsim.DnnsimBatch;
import org.bitgauge.workloads.dnnsim.DnnsimExperiment;
import org.bitgauge.workloads.dnnsim.DnnsimSimulation;
import org.bitgauge.workloads.dnnsim.DnnsimTensor;
import org.bitgauge.workloads.yaml.NetworkYaml;

/**
 * An experiment made of a batch file with one network: its layers, the precision of each as an integer format, its traces as
 * the words that the peer computes with, and a design for every experiment on a grid.
 */
public final class PeerExperiment {
    private final DnnsimSimulation simulation;
    private final ImmutableList<PeerLayer> layers;

    private PeerExperiment(DnnsimSimulation simulation, ImmutableList<PeerLayer> layers) {
        this.simulation = simulation;
        this.layers = layers;
    }

    /**
     * Reads a batch file with its model and traces.
     *
     * @throws WorkloadException naming what is wrong and where
     */
    public static PeerExperiment read(Path batch, Path models, Path traces) {
        DnnsimBatch read = DnnsimBatch.read(batch);
        if (read.simulations().size() != 1) {
            throw new WorkloadException(batch + ": holds " + read.simulations().size()
                    + " networks; an experiment has one set of traces, so give one simulate { … } at a time");
        }
        DnnsimSimulation simulation = read.simulations().get(0);
        return new PeerExperiment(simulation, PeerLayer.open(models, traces, simulation));
    }

    /** What is left out or differs from the peer, with the number of its fault. */
    public ImmutableList<String> notes() {
        Set<String> notes = new LinkedHashSet<>();
        for (DnnsimExperiment e : simulation.experiments()) {
            if (!PeerDesign.of(e)) {
                notes.add("line " + e.line() + ": " + e.text("architecture") + " " + e.text("task")
                        + (PeerRules.isPotential(e) ? "" : " on an array that is not square")
                        + " is counted by `bitgauge validate dnnsim`, not run as a design");
                continue;
            }
            for (PeerLayer peer : layers) {
                Optional<PeerFault> fault = PeerRules.isScnn(e)
                        ? PeerFault.ofShape(peer.plainShape())
                        : PeerFault.ofCompute(PeerRules.of(e), onGrid(e, peer), peer, false);
                fault.ifPresent(f -> notes.add("line " + e.line() + ", layer "
                        + peer.layer().name() + ": bug " + f.number() + " of the peer acts: " + f.what()));
            }
        }
        if (layers.stream().anyMatch(l -> l.plainShape().recurrences() > 1)) {
            notes.add("recurrences are run side by side as rows of a product; the peer runs one after another and takes"
                    + " longer, for p bits of activations up to 16 / p times");
        }
        if (layers.stream().anyMatch(l -> l.samples() > 1)) {
            notes.add("traces hold several samples; the first is run");
        }
        return ImmutableList.copyOf(notes);
    }

    static SerialLayer onGrid(DnnsimExperiment e, PeerLayer peer) {
        return new SerialLayer(
                PeerRules.grid(e),
                peer.gridShape(),
                peer.activationTrace().bits(),
                peer.weightTrace().bits());
    }

    /** Writes the words of the first sample of every layer. */
    public void writeValues(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (PeerLayer peer : layers) {
            DnnsimTensor activations = peer.activationTrace();
            int each = activations.size() / peer.samples();
            SerialShape s = peer.plainShape();
            int p = peer.layer().padding();
            write(
                    folder.resolve("act-" + peer.layer().name() + "-0.npy"),
                    s.linear()
                            ? ImmutableIntArray.of(s.recurrences(), s.channels())
                            : ImmutableIntArray.of(1, s.channels(), s.nx() - 2 * p, s.ny() - 2 * p),
                    activations.words(0, each));
            write(
                    folder.resolve("wgt-" + peer.layer().name() + ".npy"),
                    peer.weightTrace().shape(),
                    peer.weightTrace().words(0, peer.weightTrace().size()));
        }
    }

    private static void write(Path file, ImmutableIntArray shape, short[] words) throws IOException {
        StringBuilder sizes = new StringBuilder();
        for (int i = 0; i < shape.length(); i++) {
            sizes.append(shape.get(i)).append(i + 1 < shape.length() || i == 0 ? ", " : "");
        }
        String header = "{'descr': '<i2', 'fortran_order': False, 'shape': ("
                + sizes.toString().stripTrailing() + "), }";
        int length = (header.length() + 11 + 63) / 64 * 64 - 10;
        ByteBuffer bytes = ByteBuffer.allocate(10 + length + 2 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) length);
        bytes.put(header.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.position() < 9 + length) {
            bytes.put((byte) ' ');
        }
        bytes.put((byte) '\n');
        bytes.asShortBuffer().put(words);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(bytes.array());
        }
    }

    /** The experiment. */
    public String yaml(String name, String valuesFolder) {
        StringBuilder y = new StringBuilder();
        y.append("# From a batch file of DNNsim by `bitgauge import dnnsim`. Traces are the first sample, in the words"
                + " that tool\n");
        y.append(
                "# computes with. On-chip memories have the sizes of the batch file; where it names none, 64 MiB each (the tool's\n"
                        + "# default is 1 GB). DRAM is its DDR4-3200 by our own model.\n");
        y.append("name: ").append(quoted(name)).append('\n');
        y.append("title: ").append(quoted(simulation.network() + " of DNNsim")).append('\n');
        y.append("networks:\n  - ")
                .append(NetworkYaml.write(network()).stripTrailing().replace("\n", "\n    "))
                .append('\n');
        y.append("profiles:\n  - ").append(profile()).append('\n');
        y.append("values: ").append(quoted(valuesFolder)).append('\n');
        y.append("designs:\n");
        Set<String> names = new LinkedHashSet<>();
        for (DnnsimExperiment e : simulation.experiments()) {
            if (PeerDesign.of(e)) {
                PeerDesign.write(y, e, layers, names);
            }
        }
        if (names.isEmpty()) {
            throw new WorkloadException(
                    "the batch file holds no experiment of cycles; ideal work is counted by `bitgauge validate"
                            + " dnnsim`");
        }
        y.append("baseline:\n"
                + "  profile: {name: int16, weights: int16, activations: int16, outputs: int16, partial-sums:"
                + " int48}\n");
        y.append("normalise: [as-given]\noutputs: [dnnsim]\n");
        return y.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Network network() {
        ImmutableList.Builder<Layer> all = ImmutableList.builder();
        layers.forEach(
                peer -> all.add(new Layer(peer.layer().name(), operation(peer), ImmutableList.of(Network.INPUT))));
        return new Network(simulation.network(), "DNNsim model " + simulation.network(), all.build());
    }

    private static Operation operation(PeerLayer peer) {
        SerialShape s = peer.plainShape();
        if (s.linear()) {
            return MatrixMultiply.fullyConnected(s.recurrences(), s.channels(), s.filters(), false);
        }
        int p = peer.layer().padding();
        return new Convolution(
                1,
                s.groups(),
                s.channels(),
                s.filters(),
                new Extent(s.nx() - 2L * p, s.ny() - 2L * p),
                new Extent(s.kx(), s.ky()),
                Extent.square(s.stride()),
                Extent.square(1),
                Padding.all(p),
                false);
    }

    private String format(DnnsimTensor tensor) {
        boolean unsigned = !tensor.signed() && tensor.needsAllBits();
        return (unsigned ? "uint" : "int") + Math.max(2, tensor.bits());
    }

    private String profile() {
        StringBuilder text =
                new StringBuilder("name: dnnsim\n    weights: int16\n    activations: int16\n    outputs: int16\n");
        text.append("    partial-sums: int48\n    layers:\n");
        for (PeerLayer peer : layers) {
            text.append(String.format(
                    Locale.ROOT,
                    "      - {match: %s, weights: %s, activations: %s}\n",
                    quoted(peer.layer().name()),
                    format(peer.weightTrace()),
                    format(peer.activationTrace())));
        }
        return text.toString().stripTrailing();
    }
}
