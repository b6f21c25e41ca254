package org.bitgauge.workloads.container;

/** An encoded tensor is truncated or damaged; the message says how. */
public final class ContainerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContainerException(String message) {
        super("this encoded tensor is damaged: " + message + "; encode it anew");
    }
}
