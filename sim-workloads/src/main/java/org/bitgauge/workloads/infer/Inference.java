package org.bitgauge.workloads.infer;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.bitgauge.workloads.WorkloadException;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.data.Samples;
import org.bitgauge.workloads.infer.graph.Checkpoint;
import org.bitgauge.workloads.infer.graph.Checkpoints;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.graph.LayerProbe;
import org.bitgauge.workloads.infer.graph.Memory;
import org.bitgauge.workloads.infer.graph.Plan;
import org.bitgauge.workloads.infer.graph.Prepared;
import org.bitgauge.workloads.infer.rounding.Numerics;

/**
 * A network with given numbers, ready to run. Samples are computed in batches on several threads; as no sum crosses
 * samples and its order is fixed, the answers are the same to the last bit whatever the batches and threads.
 *
 * <pre>{@code
 * InferenceModel model = InferenceModel.read(Path.of("lenet5.onnx"));
 * Answers answers = new Inference(model, Numerics.fp64().everywhere(NumberFormats.parse("e5m3"))).run(samples, 2);
 * }</pre>
 */
public final class Inference {
    private static final int MAX_BATCH = 64;
    private static final int PART = 512;

    /** Values of the largest tensor of a batch that stay near the processor. */
    private static final int BATCH_VALUES = 1 << 19;

    private final InferenceModel model;
    private final Numerics numerics;
    private final Prepared prepared;
    private final Optional<ActivationCache> cache;
    private final ConcurrentHashMap<Integer, Plan> plans = new ConcurrentHashMap<>();

    /** Rounds the weights; {@link WorkloadException} where numbers and layers do not go together. */
    public Inference(InferenceModel model, Numerics numerics) {
        this(model, numerics, Optional.empty());
    }

    /** Goes on from activations that an earlier run of the same model and data kept; the answers are the same. */
    public Inference(InferenceModel model, Numerics numerics, ActivationCache cache) {
        this(model, numerics, Optional.of(cache));
    }

    private Inference(InferenceModel model, Numerics numerics, Optional<ActivationCache> cache) {
        this.model = model;
        this.numerics = numerics;
        this.prepared = new Prepared(model, numerics);
        this.cache = cache;
    }

    /** The model. */
    public InferenceModel model() {
        return model;
    }

    /** Runs all samples. */
    public Answers run(Samples samples, int threads) {
        return run(samples, threads, first -> LayerProbe.NONE, kept());
    }

    /**
     * Runs all samples and lets a probe look at the layers of each batch.
     *
     * @param probes makes the probe of the batch that begins with a sample; called in any order, by several threads
     */
    public Answers run(Samples samples, int threads, IntFunction<LayerProbe> probes) {
        return run(samples, threads, probes, ActivationCache.Run.WITHOUT);
    }

    private ActivationCache.Run kept() {
        return cache.map(c -> c.begin(model, numerics)).orElse(ActivationCache.Run.WITHOUT);
    }

    private Answers run(Samples samples, int threads, IntFunction<LayerProbe> probes, ActivationCache.Run kept) {
        check(samples);
        int count = samples.count();
        int batch = batch(count);
        Plan whole = plan(batch);
        int width = whole.outputSize() / batch;
        double[] values = new double[Math.multiplyExact(count, width)];
        long[] overflows = new long[model.layers().size()];
        AtomicInteger next = new AtomicInteger();
        int workers = Math.max(1, Math.min(threads, (count + batch - 1) / batch));
        Runnable work = () -> {
            Memory memory = whole.memory();
            for (int first = next.getAndAdd(batch); first < count; first = next.getAndAdd(batch)) {
                int n = Math.min(batch, count - first);
                Plan plan = n == batch ? whole : plan(n);
                Memory own = n == batch ? memory : plan.memory();
                one(plan, own, samples, first, probes.apply(first), kept.of(samples, first, n), values);
                if (n != batch) {
                    count(plan, own, overflows);
                }
            }
            count(whole, memory, overflows);
        };
        Workers.run(work, workers);
        return new Answers(count, width, values, named(overflows));
    }

    /**
     * Counts right answers, part by part, and stops where {@code needed} can no longer be reached.
     *
     * @return all right answers, or fewer than {@code needed}
     */
    public int correctIfAtLeast(LabelledSamples data, int needed, int threads) {
        int all = data.samples().count();
        ActivationCache.Run kept = kept();
        int correct = 0;
        for (int first = 0; first < all; first += PART) {
            int end = Math.min(all, first + PART);
            LabelledSamples part = data.range(first, end);
            correct += Accuracy.of(run(part.samples(), threads, any -> LayerProbe.NONE, kept), part.labels())
                    .correct();
            if (correct + all - end < needed) {
                return correct;
            }
        }
        return correct;
    }

    private static void one(
            Plan plan,
            Memory memory,
            Samples samples,
            int first,
            LayerProbe probe,
            Checkpoints checkpoints,
            double[] values) {
        Optional<Checkpoint> from = checkpoints.deepest();
        double[] input = plan.input(memory);
        int size = plan.inputSize() / plan.batch();
        for (int i = 0; from.isEmpty() && i < plan.batch(); i++) {
            samples.read(first + i, input, i * size);
        }
        double[] out = plan.run(memory, probe, from, checkpoints);
        int width = plan.outputSize() / plan.batch();
        System.arraycopy(out, 0, values, first * width, plan.outputSize());
    }

    private static void count(Plan plan, Memory memory, long[] overflows) {
        synchronized (overflows) {
            for (int i = 0; i < overflows.length; i++) {
                overflows[i] += plan.overflows(memory, i);
            }
        }
    }

    private ImmutableMap<String, Long> named(long[] overflows) {
        ImmutableMap.Builder<String, Long> named = ImmutableMap.builder();
        for (int i = 0; i < overflows.length; i++) {
            if (overflows[i] > 0) {
                named.put(model.layers().get(i), overflows[i]);
            }
        }
        return named.buildOrThrow();
    }

    private int batch(int count) {
        if (!model.freeBatch()) {
            return 1;
        }
        int each = Math.max(1, plan(1).largestTensor());
        return Math.max(1, Math.min(count, Math.min(MAX_BATCH, BATCH_VALUES / each)));
    }

    private Plan plan(int batch) {
        return plans.computeIfAbsent(batch, size -> Plan.of(model, prepared, size));
    }

    private void check(Samples samples) {
        ImmutableIntArray wanted = model.sampleShape();
        ImmutableIntArray given = samples.shape();
        boolean fits = wanted.length() == given.length();
        for (int i = 0; fits && i < wanted.length(); i++) {
            fits = wanted.get(i) == given.get(i);
        }
        if (!fits) {
            throw new WorkloadException(samples.name() + ": its samples are " + given + ", " + model.file() + " takes "
                    + wanted + "; name data of that size, or resize images in the preprocessing");
        }
        if (samples.count() < 1) {
            throw new WorkloadException(samples.name() + ": there are no samples");
        }
    }
}
