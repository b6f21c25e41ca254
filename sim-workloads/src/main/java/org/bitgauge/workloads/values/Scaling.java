package org.bitgauge.workloads.values;

import org.bitgauge.core.config.Doc;

/** How real values are scaled to the codes of a format. */
public enum Scaling {
    @Doc("As the format's binary point says.")
    FORMAT,
    @Doc("A power of two that fits the largest magnitude of the tensor.")
    FITTED,
    @Doc("The largest magnitude becomes the largest code.")
    LINEAR,
    @Doc("By the format where values are whole numbers or the format has fraction bits, otherwise fitted.")
    AUTO
}
