package org.bitgauge.lab.experiment;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.engine.WhatIf;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.result.WhatIfResult;

/** Puts runs beside the same runs without a cause. */
final class WhatIfs {
    private WhatIfs() {}

    /**
     * One result for each run and what-if.
     *
     * @param without the runs of each what-if, in the order of the results
     */
    static ImmutableList<WhatIfResult> compare(
            ResultSet results, List<WhatIf> whatIfs, List<ImmutableList<ComparedRun>> without) {
        ImmutableList.Builder<WhatIfResult> compared = ImmutableList.builder();
        for (int r = 0; r < results.runs().size(); r++) {
            RunResult run = results.runs().get(r).run();
            for (int w = 0; w < whatIfs.size(); w++) {
                compared.add(new WhatIfResult(
                        run.design(),
                        run.network(),
                        run.profile(),
                        whatIfs.get(w).name(),
                        run.cycles(),
                        without.get(w).get(r).run().cycles(),
                        booked(run, whatIfs.get(w))));
            }
        }
        return compared.build();
    }

    private static long booked(RunResult run, WhatIf whatIf) {
        long sum = 0;
        for (LayerResult layer : run.layers()) {
            for (CycleEntry entry : layer.ledger().time()) {
                if (entry.resource().equals(LayerResult.ARRAY) && whatIf.covers(entry.cause())) {
                    sum = Math.addExact(sum, entry.cycles());
                }
            }
        }
        return sum;
    }
}
