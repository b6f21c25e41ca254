package org.bitgauge.lab.residency;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitgauge.core.memory.MemoryLevel;

/**
 * What a network stores between its layers and who reads it, on one design.
 *
 * @param steps layers in the order in which they run, each with the fusible work that is hidden behind it
 * @param tensors what the steps store
 * @param home level that can keep tensors; empty if there is none
 */
public record TensorGraph(ImmutableList<Step> steps, ImmutableList<StoredTensor> tensors, Optional<MemoryLevel> home) {
    public TensorGraph {
        requireNonNull(home, "home");
    }

    /** Joins steps, whose fetches name tensors, with what each step stores. */
    static TensorGraph of(List<Step> steps, List<Draft> drafts, Optional<MemoryLevel> home) {
        List<List<StoredTensor.Read>> reads = new ArrayList<>();
        drafts.forEach(draft -> reads.add(new ArrayList<>()));
        for (int s = 0; s < steps.size(); s++) {
            for (Fetch fetch : steps.get(s).fetches()) {
                Set<Integer> once = new LinkedHashSet<>(fetch.tensors());
                for (int tensor : once) {
                    reads.get(tensor).add(new StoredTensor.Read(s, fetch.refusal()));
                }
            }
        }
        ImmutableList.Builder<StoredTensor> tensors = ImmutableList.builder();
        for (int t = 0; t < drafts.size(); t++) {
            Draft draft = drafts.get(t);
            tensors.add(new StoredTensor(
                    draft.name(), draft.step(), draft.elements(), draft.bits(), ImmutableList.copyOf(reads.get(t))));
        }
        return new TensorGraph(ImmutableList.copyOf(steps), tensors.build(), home);
    }

    /** A stored tensor whose readers are not known yet. */
    record Draft(String name, int step, long elements, long bits) {}
}
