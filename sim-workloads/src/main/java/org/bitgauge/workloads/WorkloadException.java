package org.bitgauge.workloads;

/** A network, file or profile the user gave is wrong; the message says what, where, and what would be right. */
public final class WorkloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A message a user understands. */
    public WorkloadException(String message) {
        super(message);
    }

    /** A message a user understands, and what led to it. */
    public WorkloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
