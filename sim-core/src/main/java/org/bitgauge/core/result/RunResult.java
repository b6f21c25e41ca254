package org.bitgauge.core.result;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;

/**
 * One network with one precision profile on one design.
 *
 * @param design name of the design
 * @param network name of the network
 * @param profile name of the precision profile
 * @param frequencyHz clock of the array
 * @param inferences inferences in one run (the batch)
 * @param layers in the order in which they ran
 * @param area every component with its area
 * @param notes what a reader must know: under-used formats, extrapolations, limits that were hit
 * @param concurrent whether all layers run at once, as stages of a pipeline; else one after another
 * @param resources what each layer takes of a device; empty for silicon, which has an area instead
 * @param tensors where the tensors between layers lay; empty if all of them were to go through DRAM
 */
public record RunResult(
        String design,
        String network,
        String profile,
        double frequencyHz,
        long inferences,
        ImmutableList<LayerResult> layers,
        ImmutableList<AreaEntry> area,
        ImmutableList<String> notes,
        boolean concurrent,
        ImmutableList<ResourceEntry> resources,
        ImmutableList<TensorPlace> tensors) {
    public RunResult {
        requireNonNull(design, "design");
        requireNonNull(network, "network");
        requireNonNull(profile, "profile");
        if (!(frequencyHz > 0) || inferences < 1 || layers.isEmpty() || (area.isEmpty() && resources.isEmpty())) {
            throw new IllegalArgumentException("a run has a clock, an inference, layers, and area or resources");
        }
    }

    /** Layers that exchange tensors through DRAM. */
    public RunResult(
            String design,
            String network,
            String profile,
            double frequencyHz,
            long inferences,
            ImmutableList<LayerResult> layers,
            ImmutableList<AreaEntry> area,
            ImmutableList<String> notes,
            boolean concurrent,
            ImmutableList<ResourceEntry> resources) {
        this(
                design,
                network,
                profile,
                frequencyHz,
                inferences,
                layers,
                area,
                notes,
                concurrent,
                resources,
                ImmutableList.of());
    }

    /** Layers one after another, on silicon. */
    public RunResult(
            String design,
            String network,
            String profile,
            double frequencyHz,
            long inferences,
            ImmutableList<LayerResult> layers,
            ImmutableList<AreaEntry> area,
            ImmutableList<String> notes) {
        this(design, network, profile, frequencyHz, inferences, layers, area, notes, false, ImmutableList.of());
    }

    /** Cycles of the run: of all layers one after another, or of the longest where all run at once. */
    public long cycles() {
        if (concurrent) {
            return layers.stream().mapToLong(LayerResult::cycles).max().orElse(0);
        }
        return layers.stream().mapToLong(LayerResult::cycles).reduce(0, Math::addExact);
    }

    /** Duration in seconds. */
    public double timeS() {
        return cycles() / frequencyHz;
    }

    /** Energy of the whole run in joules. */
    public double energyJ() {
        double sum = 0;
        for (LayerResult layer : layers) {
            sum += layer.energyPj();
        }
        return sum * 1e-12;
    }

    /** What all layers take of a resource. */
    public double resource(String name) {
        double sum = 0;
        for (ResourceEntry entry : resources) {
            sum += entry.resource().equals(name) ? entry.count() : 0;
        }
        return sum;
    }

    /**
     * Device time of one inference in seconds: its time times the largest share that a resource of the device is used to, as if
     * the rest did the same work; not a number without resources.
     */
    public double deviceTimeS() {
        double share = resources.isEmpty() ? Double.NaN : 0;
        for (ResourceEntry entry : resources) {
            if (entry.available() > 0) {
                share = Math.max(share, resource(entry.resource()) / entry.available());
            }
        }
        return timeS() / inferences * share;
    }

    /** Area of all components in square millimetres; not a number for a device whose area is not published. */
    public double areaMm2() {
        if (area.isEmpty()) {
            return Double.NaN;
        }
        double sum = 0;
        for (AreaEntry entry : area) {
            sum += entry.areaMm2();
        }
        return sum;
    }

    /** Mean power in watts. */
    public double powerW() {
        return energyJ() / timeS();
    }

    /** Multiply-accumulates of all layers. */
    public long macs() {
        return layers.stream().mapToLong(LayerResult::macs).reduce(0, Math::addExact);
    }

    /** Bits moved to and from DRAM. */
    public long dramBits() {
        return layers.stream()
                .mapToLong(l -> Math.addExact(l.dramReadBits(), l.dramWriteBits()))
                .reduce(0, Math::addExact);
    }

    /** Useful multiply-accumulate slots over all slots of the whole run. */
    public double utilisation() {
        double slots = 0;
        for (LayerResult layer : layers) {
            slots += layer.peakMacsPerCycle() * layer.cycles();
        }
        return slots == 0 ? 0 : macs() / slots;
    }
}
