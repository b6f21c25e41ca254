package org.bitgauge.cli;

/** What the process returns, as scripts rely on it. */
public final class ExitStatus {
    /** Done. */
    public static final int DONE = 0;

    /** A check failed: validate, check. */
    public static final int CHECK_FAILED = 1;

    /** The input is wrong; nothing was written. */
    public static final int WRONG_INPUT = 2;

    /** An internal fault. */
    public static final int FAULT = 3;

    /** Interrupted; finished points are kept. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
