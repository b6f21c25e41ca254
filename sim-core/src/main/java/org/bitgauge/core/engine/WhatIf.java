package org.bitgauge.core.engine;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.Schedule;

/**
 * A machine from which causes of cycles are taken away, to see what they really cost: cycles that overlap with others are
 * not saved, so a cause's share in the ledger is only a hint. The mapping stays as it is.
 *
 * @param causes what is taken away at once
 */
public record WhatIf(ImmutableSet<RemovableCause> causes) {
    private static final String PREFIX = "no-";

    public WhatIf {
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("a what-if takes at least one cause away");
        }
    }

    /**
     * Reads {@code no-dram-bandwidth}, or several joined by {@code +}.
     *
     * @throws IllegalArgumentException for an unknown cause; the message lists those there are
     */
    public static WhatIf parse(String text) {
        ImmutableSet.Builder<RemovableCause> causes = ImmutableSet.builder();
        for (String part : text.split("\\+", -1)) {
            causes.add(Arrays.stream(RemovableCause.values())
                    .filter(cause -> part.trim().equals(PREFIX + cause.label()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no what-if is named '" + part.trim()
                            + "'; there are " + names() + ", and several joined by +")));
        }
        return new WhatIf(causes.build());
    }

    /** All names, for messages and help. */
    public static String names() {
        return Arrays.stream(RemovableCause.values())
                .map(cause -> PREFIX + cause.label())
                .collect(Collectors.joining(", "));
    }

    /** What each name takes away. */
    public static ImmutableMap<String, String> descriptions() {
        return Arrays.stream(RemovableCause.values())
                .collect(ImmutableMap.toImmutableMap(cause -> PREFIX + cause.label(), RemovableCause::description));
    }

    /** As {@link #parse} reads it. */
    public String name() {
        return causes.stream().map(cause -> PREFIX + cause.label()).collect(Collectors.joining("+"));
    }

    /** Whether cycles with this cause are what is removed. */
    public boolean covers(Cause cause) {
        return causes.stream().anyMatch(removed -> removed.covers(cause));
    }

    /** The schedule on that machine. */
    public Schedule apply(Schedule schedule) {
        Schedule without = schedule;
        for (RemovableCause cause : causes) {
            without = cause.without(without);
        }
        return without;
    }
}
