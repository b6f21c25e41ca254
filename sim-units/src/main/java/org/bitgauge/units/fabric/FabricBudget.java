package org.bitgauge.units.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.Map;
import org.bitgauge.core.cost.fabric.FabricDevice;
import org.bitgauge.core.cost.fabric.Resource;

/**
 * What a design may use of a device.
 *
 * @param device which
 * @param shares usable part of each resource, so that the tools still place and route it
 */
public record FabricBudget(FabricDevice device, ImmutableMap<Resource, Double> shares) {
    /** Limits that FINN designs for: 70 % of lookup tables, 50 % of flip-flops, 80 % of the rest (its platform table). */
    public static final ImmutableMap<Resource, Double> GUIDELINE = ImmutableMap.of(
            Resource.LUT, 0.7, Resource.FF, 0.5, Resource.DSP, 0.8, Resource.BRAM18, 0.8, Resource.URAM, 0.8);

    public FabricBudget {
        requireNonNull(device, "device");
        shares.forEach((resource, share) -> {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "the usable share of " + resource.label() + " is above 0 and at most 1, not " + share);
            }
        });
    }

    /** How many of a resource may be used. */
    public double usable(Resource resource) {
        Double share = shares.get(resource);
        return Math.floor(device.count(resource) * (share == null ? 1 : share));
    }

    /** The same shares of another device. */
    public FabricBudget on(FabricDevice other) {
        return new FabricBudget(other, shares);
    }

    static Map<Resource, Double> total(Iterable<StageOption> options) {
        Map<Resource, Double> total = new EnumMap<>(Resource.class);
        for (StageOption option : options) {
            for (Resource resource : Resource.BUDGETED) {
                total.merge(resource, option.count(resource), Double::sum);
            }
        }
        return total;
    }
}
