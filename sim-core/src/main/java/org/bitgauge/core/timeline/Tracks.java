package org.bitgauge.core.timeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tracks of one timeline: slices and counters, each made when first named, and what is on them. */
public final class Tracks {
    private final String name;
    private final Map<String, Long> slices = new LinkedHashMap<>();
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final List<Slice> placed = new ArrayList<>();
    private long next;

    /** Nothing yet. */
    public Tracks(String name) {
        this.name = requireNonNull(name, "name");
    }

    /** What the timeline is of. */
    public String name() {
        return name;
    }

    /** Number of a track of slices. */
    public long slices(String track) {
        return slices.computeIfAbsent(track, key -> next++);
    }

    /**
     * A counter track.
     *
     * @param scale what one step of its whole numbers stands for
     */
    public Counter counter(String track, double scale) {
        return counters.computeIfAbsent(track, key -> new Counter(next++, scale));
    }

    /** Puts a slice onto its track; slices of a track do not overlap. */
    public void place(Slice slice) {
        placed.add(slice);
    }

    /** Numbers of the tracks of slices by name, in the order in which they were first named. */
    public Map<String, Long> sliceTracks() {
        return Collections.unmodifiableMap(slices);
    }

    /** Counters by name, in the order in which they were first named. */
    public Map<String, Counter> counters() {
        return Collections.unmodifiableMap(counters);
    }

    /** All slices, in the order in which they were placed. */
    public List<Slice> placed() {
        return Collections.unmodifiableList(placed);
    }
}
