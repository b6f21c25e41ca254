package org.bitgauge.report.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;

/**
 * What changed between two results.
 *
 * @param configuration changed lines of the effective configuration
 * @param pairs runs of the same network in both
 * @param onlyBefore networks that only the first has
 * @param onlyAfter networks that only the second has
 */
public record ResultDiff(
        List<String> configuration, List<Pair> pairs, List<String> onlyBefore, List<String> onlyAfter) {
    public ResultDiff {
        configuration = List.copyOf(configuration);
        pairs = List.copyOf(pairs);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }

    /**
     * Two runs of one network: of the same design and profile where both have it, else those in the same place of their
     * experiment.
     *
     * @param before run of the first result
     * @param after run of the second
     */
    public record Pair(RunResult before, RunResult after) {
        /** What ran, in one line. */
        public String title() {
            String left = before.profile() + " on " + before.design();
            String right = after.profile() + " on " + after.design();
            return before.network() + ", " + (left.equals(right) ? left : left + " -> " + right);
        }

        /** Cycles by cause. */
        public Waterfall cycles() {
            return Waterfall.cycles(before, after);
        }

        /** Energy by component. */
        public Waterfall energy() {
            return Waterfall.energy(before, after);
        }
    }

    /** Compares. */
    public static ResultDiff of(ResultSet before, ResultSet after) {
        List<Pair> pairs = new ArrayList<>();
        List<String> onlyBefore = new ArrayList<>();
        Set<String> networks = networks(before);
        Set<String> others = networks(after);
        for (String network : networks) {
            if (!others.remove(network)) {
                onlyBefore.add(network);
                continue;
            }
            List<RunResult> left = runs(before, network);
            List<RunResult> right = new ArrayList<>(runs(after, network));
            List<RunResult> unmatched = new ArrayList<>();
            for (RunResult run : left) {
                right.stream()
                        .filter(other -> same(run, other))
                        .findFirst()
                        .ifPresentOrElse(
                                other -> {
                                    pairs.add(new Pair(run, other));
                                    right.remove(other);
                                },
                                () -> unmatched.add(run));
            }
            for (int i = 0; i < Math.min(unmatched.size(), right.size()); i++) {
                pairs.add(new Pair(unmatched.get(i), right.get(i)));
            }
        }
        return new ResultDiff(
                TextDiff.lines(
                        before.provenance().configuration(), after.provenance().configuration()),
                pairs,
                onlyBefore,
                List.copyOf(others));
    }

    private static boolean same(RunResult a, RunResult b) {
        return a.design().equals(b.design()) && a.profile().equals(b.profile());
    }

    private static Set<String> networks(ResultSet results) {
        Set<String> networks = new LinkedHashSet<>();
        results.runs().forEach(run -> networks.add(run.run().network()));
        return networks;
    }

    private static List<RunResult> runs(ResultSet results, String network) {
        return results.runs().stream()
                .map(run -> run.run())
                .filter(run -> run.network().equals(network))
                .toList();
    }
}
