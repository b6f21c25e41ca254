package org.bitgauge.cli;

/** What a process that is ended from outside (Ctrl-C) tells at last: that it was, and what of its work is kept. */
public final class Interruption {
    private volatile String kept = "";

    /** From now on this is kept, and how to go on; nothing where empty. */
    public void keeps(String what) {
        kept = what;
    }

    /** The line. */
    public String message() {
        String what = kept;
        return "bitgauge: interrupted" + (what.isEmpty() ? "" : "; " + what);
    }
}
