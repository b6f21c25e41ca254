package org.bitgauge.core.cost.memory;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Transistor family and temperature an SRAM is built for. Leakage spans five orders of magnitude between the profiles,
 * so the choice is the user's and every explanation names it.
 */
public enum SramProfile {
    /** ITRS high-performance cells and periphery at 350 K. */
    HP350("hp350", "ITRS high-performance cells and periphery, 350 K"),
    /** ITRS low-operating-power cells and periphery at 350 K. */
    LOP350("lop350", "ITRS low-operating-power cells and periphery, 350 K"),
    /** ITRS low-standby-power cells and periphery at 300 K. */
    LSTP300("lstp300", "ITRS low-standby-power cells and periphery, 300 K");

    private final String id;
    private final String description;

    SramProfile(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** Name in configurations and tables. */
    public String id() {
        return id;
    }

    /** What the profile stands for. */
    public String description() {
        return description;
    }

    /** The profile of that name; an unknown name is an error that lists the known ones. */
    public static SramProfile named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (SramProfile profile : values()) {
            if (profile.id.equals(wanted)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("unknown SRAM profile '" + name + "'; known are "
                + Arrays.stream(values()).map(SramProfile::id).collect(Collectors.joining(", ")));
    }
}
