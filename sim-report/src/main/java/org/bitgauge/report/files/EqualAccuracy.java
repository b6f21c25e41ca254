package org.bitgauge.report.files;

import java.util.List;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;

/** Runs of the networks that reach an accuracy, and the front of accuracy against device time. */
public final class EqualAccuracy {
    private EqualAccuracy() {}

    /** Runs of a network that reaches a target, one for each design. */
    public static List<RunResult> runs(ResultSet results, AccuracyRow row) {
        return results.runs().stream()
                .map(ComparedRun::run)
                .filter(run ->
                        run.network().equals(row.network()) && run.profile().equals(row.profile()))
                .distinct()
                .toList();
    }

    /** Inputs per second of a run. */
    public static double rate(RunResult run) {
        return run.inferences() / run.timeS();
    }

    /** Whether no other network of the series reaches as much accuracy with less device time on the design. */
    public static boolean onFront(ResultSet results, AccuracyRow row, RunResult run) {
        for (AccuracyRow other : results.accuracy()) {
            if (!other.series().equals(row.series()) || other.target() < row.target() || !other.reached()) {
                continue;
            }
            for (RunResult rival : runs(results, other)) {
                if (rival.design().equals(run.design()) && rival.deviceTimeS() < run.deviceTimeS() * (1 - 1e-9)) {
                    return false;
                }
            }
        }
        return true;
    }
}
