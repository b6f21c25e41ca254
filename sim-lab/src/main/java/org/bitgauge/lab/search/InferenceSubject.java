package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.values.LayerValues;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.infer.Accuracy;
import org.bitgauge.workloads.infer.ActivationCache;
import org.bitgauge.workloads.infer.Answers;
import org.bitgauge.workloads.infer.Calibration;
import org.bitgauge.workloads.infer.Inference;
import org.bitgauge.workloads.infer.Range;
import org.bitgauge.workloads.infer.data.DataSets;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.metrics.Fidelity;
import org.bitgauge.workloads.onnx.OnnxImporter;
import org.bitgauge.workloads.profile.PrecisionProfile;

/** A trained ONNX network and labelled data, run number-exactly. */
public final class InferenceSubject implements Subject {
    private final String name;
    private final InferenceModel model;
    private final Network network;
    private final ImmutableList<String> layers;
    private final LabelledSamples data;
    private final Metric metric;
    private final int threads;
    private final String fingerprint;
    private final ProfileNumerics numerics;
    private final Answers exact;
    private final ObservedCodes codes;
    private final Calibration calibration;
    private final ActivationCache cache;

    /**
     * Reads model and data and runs the network once without rounding.
     *
     * @param base folder that file names of the data start from
     * @throws WorkloadException if the model has no weights, an operator cannot be run, or the data do not fit it
     */
    public InferenceSubject(ProfileSpec spec, Path base, int threads) {
        this.name = spec.network();
        this.model = InferenceModel.read(spec.model());
        this.network = OnnxImporter.read(spec.model(), 1, ImmutableMap.of()).network();
        this.layers = network.layers().stream()
                .map(layer -> layer.name())
                .filter(layer ->
                        model.layers().contains(layer) && model.weights(layer).isPresent())
                .collect(ImmutableList.toImmutableList());
        this.data = DataSets.open(spec.data(), base);
        this.metric = spec.metric();
        this.threads = threads;
        if (metric != Metric.AGREEMENT && data.labels().isEmpty()) {
            throw new WorkloadException(data.samples().name()
                    + ": there are no labels; give 'labels', or count agreement with the float network:"
                    + " metric: agreement");
        }
        this.numerics =
                new ProfileNumerics(this, spec.arithmetic(), spec.search().calibrates());
        this.cache = ActivationCache.of(model, data.samples());
        this.calibration = Calibration.of(model, numerics.exact(), data.samples(), threads);
        this.exact = new Inference(model, numerics.exact(), cache).run(data.samples(), threads);
        this.codes = ObservedCodes.of(model, numerics.exact(), data.samples());
        this.fingerprint = fingerprint(spec);
        if (baseline() == 0) {
            throw new WorkloadException(spec.model() + ": the float network gives no right answer of " + images()
                    + "; are these its labels, and is the preprocessing its own?");
        }
    }

    private String fingerprint(ProfileSpec spec) {
        try {
            HashCode file = com.google.common.io.Files.asByteSource(spec.model().toFile())
                    .hash(Hashing.sha256());
            return String.join(
                    "/",
                    file.toString(),
                    Integer.toHexString(Arrays.hashCode(exact.first(exact.count()))),
                    Integer.toHexString(data.labels().hashCode()),
                    spec.arithmetic().name() + (spec.search().calibrates() ? "/literal" : ""),
                    metric.name());
        } catch (IOException wrong) {
            throw new WorkloadException(spec.model() + ": cannot be read", wrong);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public ImmutableList<String> layers() {
        return layers;
    }

    @Override
    public FixedPointFormat fixed(String layer, TensorRole role, int bits) {
        boolean weights = role == TensorRole.WEIGHTS;
        Range range = weights ? calibration.weights(layer) : calibration.activations(layer);
        boolean signed = weights || range.signed();
        int integerBits = range.maxMagnitude() == 0 ? 0 : Math.getExponent(range.maxMagnitude()) + 1;
        return new FixedPointFormat(bits, bits - integerBits - (signed ? 1 : 0), signed, signed, Rounding.NEAREST_EVEN);
    }

    @Override
    public LayerValues values(Layer layer, LayerPrecision precision) {
        return layers.contains(layer.name()) ? codes.of(layer.name(), precision) : LayerValues.NONE;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String metric() {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public long images() {
        return data.samples().count();
    }

    @Override
    public long baseline() {
        return right(exact);
    }

    @Override
    public long correct(PrecisionProfile profile) {
        return right(run(profile, data));
    }

    private long right(Answers answers) {
        return switch (metric) {
            case TOP_1 -> Accuracy.of(answers, data.labels()).correct();
            case TOP_5 -> Accuracy.of(answers, data.labels()).correctInFive();
            case AGREEMENT -> Accuracy.agreement(answers, exact);
        };
    }

    @Override
    public double correlation(PrecisionProfile profile, int inputs) {
        int count = (int) Math.min(inputs, images());
        return Fidelity.correlation(
                exact.first(count), run(profile, data.first(count)).first(count));
    }

    @Override
    public double noise(PrecisionProfile profile, int inputs) {
        int count = (int) Math.min(inputs, images());
        double[] reference = exact.first(count);
        double[] rounded = run(profile, data.first(count)).first(count);
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < reference.length; i++) {
            signal += reference[i] * reference[i];
            noise += (rounded[i] - reference[i]) * (rounded[i] - reference[i]);
        }
        return noise / signal;
    }

    private Answers run(PrecisionProfile profile, LabelledSamples samples) {
        return new Inference(model, numerics.of(requireNonNull(profile, "profile")), cache)
                .run(samples.samples(), threads);
    }

    /** What accuracy is measured on, for people. */
    public String data() {
        return data.samples().name();
    }
}
