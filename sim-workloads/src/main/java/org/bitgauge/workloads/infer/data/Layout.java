package org.bitgauge.workloads.infer.data;

/** In which order the values of a stored image lie. */
public enum Layout {
    /** Channel by channel. */
    NCHW,
    /** All channels of a pixel together. */
    NHWC
}
