package org.bitgauge.core.config;

/** Something a user picks by name. */
public interface Named {
    /** Kebab-case name, as written in YAML. */
    String typeName();

    /** One sentence on what it is. */
    String doc();
}
