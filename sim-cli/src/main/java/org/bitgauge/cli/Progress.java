package org.bitgauge.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Progress of a long job: one line that is redrawn at a terminal; nothing anywhere else. */
public final class Progress {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long REDRAW_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Terminal terminal;
    private final long total;
    private final String noun;
    private final long startNs = System.nanoTime();
    private long first = -1;
    private long lastDrawnNs;

    /** Of so many things. */
    public Progress(Terminal terminal, long total, String noun) {
        this.terminal = terminal;
        this.total = total;
        this.noun = noun;
    }

    /** So many are done; the first call says where the job started. */
    public void update(long done) {
        if (first < 0) {
            first = done;
            return;
        }
        if (!terminal.interactive()) {
            return;
        }
        long now = System.nanoTime();
        if (done == total || now - lastDrawnNs > REDRAW_NS) {
            lastDrawnNs = now;
            terminal.err().print("\r" + text(done, now) + "\u001b[K");
            terminal.err().flush();
        }
        if (done == total) {
            terminal.err().println();
        }
    }

    private String text(long done, long now) {
        double seconds = (now - startNs) / SECOND;
        double rate = (done - first) / Math.max(seconds, 1e-9);
        String left =
                done == total || rate <= 0 ? "" : String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate);
        return String.format(
                Locale.ROOT,
                "%d of %d %s (%.0f %%), %.1f per second%s",
                done,
                total,
                noun,
                100.0 * done / total,
                rate,
                left);
    }
}
