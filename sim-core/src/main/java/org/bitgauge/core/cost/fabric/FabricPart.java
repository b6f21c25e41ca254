package org.bitgauge.core.cost.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.explain.Explanation;

/**
 * A piece of a datapath in an FPGA and what it takes of each resource. Counts may be fractions: shares of a slice that
 * several pieces use, and means of a fit.
 *
 * @param name what it is
 * @param needs why it takes how much; a resource that is missing is not used
 */
public record FabricPart(String name, ImmutableMap<Resource, Explanation> needs) {
    public FabricPart {
        requireNonNull(name, "name");
        requireNonNull(needs, "needs");
        needs.forEach((resource, why) -> {
            if (!(why.value() >= 0) || Double.isInfinite(why.value())) {
                throw new IllegalArgumentException(
                        name + " takes a finite, not negative number of " + resource.label() + ", not " + why.value());
            }
        });
    }

    /** A part of one resource. */
    public static FabricPart of(String name, Resource resource, Explanation why) {
        return new FabricPart(name, ImmutableMap.of(resource, why));
    }

    /** How much of a resource it takes; 0 when it does not use it. */
    public double count(Resource resource) {
        Explanation why = needs.get(resource);
        return why == null ? 0 : why.value();
    }

    /** Why it takes as much of a resource as it does. */
    public Explanation explain(Resource resource) {
        Explanation why = needs.get(resource);
        return why == null
                ? Explanation.derived(resource.label() + " of " + name, 0, resource.label(), "not used", 0, List.of())
                : why;
    }

    /** Both together. */
    public FabricPart plus(FabricPart other) {
        Map<Resource, Explanation> sum = new EnumMap<>(Resource.class);
        sum.putAll(needs);
        other.needs.forEach((resource, why) -> sum.merge(resource, why, (a, b) -> sum(resource, a, b)));
        return new FabricPart(name + " + " + other.name, ImmutableMap.copyOf(sum));
    }

    /** Several of it, or a share of one. */
    public FabricPart times(double count, String why) {
        if (!(count > 0) || Double.isInfinite(count)) {
            throw new IllegalArgumentException("a part is there a positive number of times, not " + count);
        }
        ImmutableMap.Builder<Resource, Explanation> scaled = ImmutableMap.builder();
        needs.forEach((resource, each) -> scaled.put(
                resource,
                Explanation.derived(
                        resource.label() + " of " + name,
                        each.value() * count,
                        resource.label(),
                        "each x " + why,
                        each.spread(),
                        List.of(each, Explanation.given(why, count, "", "structure")))));
        return new FabricPart(name, scaled.buildOrThrow());
    }

    /** The same under another name. */
    public FabricPart named(String other) {
        return new FabricPart(other, needs);
    }

    /** The same where its parts were never measured together. */
    FabricPart uncertain(double spread) {
        ImmutableMap.Builder<Resource, Explanation> wider = ImmutableMap.builder();
        needs.forEach((resource, e) -> wider.put(
                resource,
                new Explanation(
                        e.what(),
                        e.value(),
                        e.unit(),
                        e.formula(),
                        Math.max(spread, e.spread()),
                        e.source(),
                        e.inputs())));
        return new FabricPart(name, wider.buildOrThrow());
    }

    private static Explanation sum(Resource resource, Explanation a, Explanation b) {
        double value = a.value() + b.value();
        double spread = value == 0 ? 0 : (a.value() * a.spread() + b.value() * b.spread()) / value;
        return Explanation.derived(resource.label(), value, resource.label(), "sum of parts", spread, List.of(a, b));
    }
}
