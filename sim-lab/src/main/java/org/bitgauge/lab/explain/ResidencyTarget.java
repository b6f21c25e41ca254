package org.bitgauge.lab.explain;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.result.TensorPlace;
import org.bitgauge.core.result.TensorPlace.Place;
import org.bitgauge.lab.experiment.Inspection;

/** Which tensors stay on chip between layers, until when, and why the others do not. */
final class ResidencyTarget {
    private static final double BITS_PER_KIB = 8192;

    private ResidencyTarget() {}

    /** All tensors, or the one that a layer makes. */
    static Explanation explain(Inspection run, String layer) {
        ImmutableList<TensorPlace> places = run.run().tensors();
        if (places.isEmpty()) {
            throw new IllegalArgumentException("design " + run.design().name()
                    + " keeps nothing on chip between layers; write mapping: {keep-feature-maps: when-it-pays}");
        }
        ImmutableList.Builder<Explanation> tensors = ImmutableList.builder();
        long kept = 0;
        long shown = 0;
        for (TensorPlace place : places) {
            if (layer.isEmpty() || place.tensor().equals(layer)) {
                tensors.add(tensor(place));
                shown++;
                kept += place.place() == Place.DRAM ? 0 : 1;
            }
        }
        if (shown == 0) {
            throw new IllegalArgumentException("layer '" + layer + "' stores no tensor of its own; " + layers(places));
        }
        return Explanation.derived(
                "tensors of " + run.network().name() + " that stay on chip",
                kept,
                "of " + shown,
                "each until its last reader on chip; those of all layers meanwhile fit beside their tiles",
                0,
                tensors.build());
    }

    private static String layers(ImmutableList<TensorPlace> places) {
        return "those that do: "
                + String.join(", ", places.stream().map(TensorPlace::tensor).toList());
    }

    private static Explanation tensor(TensorPlace place) {
        String where =
                switch (place.place()) {
                    case DRAM -> "in DRAM";
                    case KEPT -> "in " + place.level() + " until " + place.until();
                    case KEPT_AND_WRITTEN ->
                        "in " + place.level() + " until " + place.until() + ", and in DRAM for " + place.dramReads()
                                + " more";
                };
        return Explanation.given(
                place.tensor() + " " + where,
                place.bits() / BITS_PER_KIB,
                "KiB",
                place.reason().isEmpty()
                        ? String.format(
                                Locale.ROOT, "%d elements, reads on chip: %d", place.elements(), place.onChipReads())
                        : place.reason());
    }
}
