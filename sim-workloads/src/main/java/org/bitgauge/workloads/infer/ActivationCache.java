package org.bitgauge.workloads.infer;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.workloads.infer.data.Samples;
import org.bitgauge.workloads.infer.graph.Checkpoint;
import org.bitgauge.workloads.infer.graph.Checkpoints;
import org.bitgauge.workloads.infer.graph.InferenceModel;
import org.bitgauge.workloads.infer.rounding.LayerNumbers;
import org.bitgauge.workloads.infer.rounding.Numerics;

/**
 * Activations of one data set, kept between runs that give layers other numbers: a run begins at the first layer whose
 * numbers, or those of a layer before it, are new. Answers are the same to the last bit, as no layer knows the numbers of
 * later ones. What lies before a layer is kept from the second run on that needs it, so that runs which share nothing cost
 * nothing. Memory is bounded: what neither this run nor the one before used makes room, otherwise nothing more is kept.
 *
 * <p>Runs with a format everywhere, which rounds the input too, and runs with a probe do without.
 */
public final class ActivationCache {
    private static final long MOST_BYTES = 512L << 20;
    private static final int HEAP_SHARE = 4;
    private static final int MOST_PREFIXES = 1 << 18;

    /** Numbers of layers up to one of them: those up to the layer before, and its own. */
    private record Prefix(int before, LayerNumbers numbers) {}

    private record Key(int prefix, int first, int count) {}

    private static final class Entry {
        private final Checkpoint checkpoint;
        private long lastRun;

        Entry(Checkpoint checkpoint, long run) {
            this.checkpoint = checkpoint;
            this.lastRun = run;
        }
    }

    private final InferenceModel model;
    private final Samples whole;
    private final long mostBytes;
    private final Map<Prefix, Integer> prefixes = new HashMap<>();
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long runs;
    private long resumed;

    /**
     * An empty cache.
     *
     * @param samples the set, or a part of it; other sets are run without the cache
     * @param mostBytes most memory of kept activations, in bytes
     */
    public ActivationCache(InferenceModel model, Samples samples, long mostBytes) {
        this.model = requireNonNull(model, "model");
        this.whole = samples.whole();
        this.mostBytes = mostBytes;
    }

    /** An empty cache of at most 512 MiB, or a quarter of the memory where that is less. */
    public static ActivationCache of(InferenceModel model, Samples samples) {
        return new ActivationCache(
                model, samples, Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    /** Batches that did not begin at their input so far. */
    public synchronized long resumed() {
        return resumed;
    }

    /** Memory of what is kept, in bytes. */
    public synchronized long bytes() {
        return bytes;
    }

    /** One run. */
    interface Run {
        /** Begins every batch at its input. */
        Run WITHOUT = (samples, first, count) -> Checkpoints.NONE;

        /** For a batch, by its place in {@code samples}. */
        Checkpoints of(Samples samples, int first, int count);
    }

    synchronized Run begin(InferenceModel of, Numerics numerics) {
        if (!of.equals(model) || numerics.values().isPresent()) {
            return Run.WITHOUT;
        }
        if (prefixes.size() > MOST_PREFIXES) {
            prefixes.clear();
            entries.clear();
            bytes = 0;
        }
        runs++;
        int[] ids = new int[model.layers().size()];
        boolean[] seen = new boolean[ids.length];
        int id = numerics.single() ? -1 : -2;
        for (int layer = 1; layer < ids.length; layer++) {
            Prefix prefix = new Prefix(id, numerics.of(model.layers().get(layer - 1)));
            Integer known = prefixes.putIfAbsent(prefix, prefixes.size());
            seen[layer] = known != null;
            id = known != null ? known : prefixes.size() - 1;
            ids[layer] = id;
        }
        long run = runs;
        return (samples, first, count) ->
                samples.whole() == whole ? new Batch(ids, seen, samples.start() + first, count, run) : Checkpoints.NONE;
    }

    private final class Batch implements Checkpoints {
        private final int[] ids;
        private final boolean[] seen;
        private final int first;
        private final int count;
        private final long run;

        Batch(int[] ids, boolean[] seen, int first, int count, long run) {
            this.ids = ids;
            this.seen = seen;
            this.first = first;
            this.count = count;
            this.run = run;
        }

        private Key key(int layer) {
            return new Key(ids[layer], first, count);
        }

        @Override
        public Optional<Checkpoint> deepest() {
            synchronized (ActivationCache.this) {
                for (int layer = ids.length - 1; layer > 0; layer--) {
                    Entry found = seen[layer] ? entries.get(key(layer)) : null;
                    if (found != null) {
                        found.lastRun = run;
                        resumed++;
                        return Optional.of(found.checkpoint);
                    }
                }
                return Optional.empty();
            }
        }

        @Override
        public boolean wants(int layer) {
            return layer > 0 && seen[layer];
        }

        @Override
        public void keep(Checkpoint checkpoint) {
            synchronized (ActivationCache.this) {
                if (room(checkpoint.bytes(), run)) {
                    Entry before = entries.put(key(checkpoint.layer()), new Entry(checkpoint, run));
                    bytes += checkpoint.bytes() - (before == null ? 0 : before.checkpoint.bytes());
                }
            }
        }
    }

    private boolean room(long wanted, long run) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes + wanted > mostBytes && oldest.hasNext()) {
            Entry entry = oldest.next();
            if (entry.lastRun >= run - 1) {
                return false;
            }
            bytes -= entry.checkpoint.bytes();
            oldest.remove();
        }
        return bytes + wanted <= mostBytes;
    }
}
