package org.bitgauge.core.cost.memory;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * How an SRAM metric at any node follows from the corners of the table: log-log interpolation between the profile's own
 * nodes (never the logic factors), log-log extrapolation of the two largest above 65 nm, and below 22 nm the rule of
 * the Accelergy CACTI plug-in: energy with the square root of the node, area with the node, leakage with 0.79 × the
 * square root; times stay. Supply voltage is what CACTI takes at each node; it is not scaled further.
 */
final class SramNodes {
    static final double MIN_NM = 5;
    static final double MAX_NM = 90;
    private static final double SMALLEST_NM = 22;
    private static final double LARGEST_NM = 65;

    /**
     * A weighted corner; the logarithms of a metric at the corners are summed with their weights.
     *
     * @param corner position in the table
     * @param weight factor of the logarithm
     */
    record Term(int corner, double weight) {}

    private final SramTable table;

    SramNodes(SramTable table) {
        this.table = table;
    }

    /** The corners a profile at a node is made of; weights sum to 1. */
    ImmutableList<Term> terms(SramProfile profile, double nodeNm) {
        List<Integer> nodes = nodes(profile);
        if (nodes.size() > 1) {
            return between(profile, nodes, nodeNm);
        }
        int only = nodes.get(0);
        ImmutableList.Builder<Term> terms = ImmutableList.builder();
        terms.add(new Term(table.corner(profile, only), 1));
        if (nodeNm != only) {
            SramProfile[] guides = {SramProfile.HP350, SramProfile.LSTP300};
            for (SramProfile guide : guides) {
                for (Term term : between(guide, nodes(guide), nodeNm)) {
                    terms.add(new Term(term.corner(), term.weight() / guides.length));
                }
                terms.add(new Term(table.corner(guide, only), -1.0 / guides.length));
            }
        }
        return terms.build();
    }

    private List<Integer> nodes(SramProfile profile) {
        List<Integer> nodes = new ArrayList<>();
        for (SramTable.Corner corner : table.corners()) {
            if (corner.profile() == profile) {
                nodes.add(corner.nodeNm());
            }
        }
        nodes.sort(Integer::compare);
        return nodes;
    }

    private ImmutableList<Term> between(SramProfile profile, List<Integer> nodes, double nodeNm) {
        double at = Math.max(nodeNm, SMALLEST_NM);
        int upper = 1;
        while (upper < nodes.size() - 1 && nodes.get(upper) < at) {
            upper++;
        }
        int below = nodes.get(upper - 1);
        int above = nodes.get(upper);
        double share = Math.log(at / below) / Math.log((double) above / below);
        if (share == 0) {
            return ImmutableList.of(new Term(table.corner(profile, below), 1));
        }
        if (at == above) {
            return ImmutableList.of(new Term(table.corner(profile, above), 1));
        }
        return ImmutableList.of(
                new Term(table.corner(profile, below), 1 - share), new Term(table.corner(profile, above), share));
    }

    /** Factor of the rule below 22 nm; 1 at and above. */
    static double shrink(SramMetric metric, double nodeNm) {
        if (nodeNm >= SMALLEST_NM) {
            return 1;
        }
        double ratio = nodeNm / SMALLEST_NM;
        return switch (metric) {
            case READ_ENERGY, WRITE_ENERGY -> Math.sqrt(ratio);
            case AREA -> ratio;
            case LEAKAGE -> 0.79 * Math.sqrt(ratio);
            case ACCESS_TIME, CYCLE_TIME -> 1;
        };
    }

    /** Relative spread that the step to this node adds; 0 at a node of the table. */
    double spread(SramProfile profile, double nodeNm) {
        boolean own = table.corner(profile, (int) nodeNm) >= 0 && nodeNm == Math.rint(nodeNm);
        if (own) {
            return 0;
        }
        double base = nodes(profile).size() > 1 ? 0.1 : 0.3;
        if (nodeNm < SMALLEST_NM) {
            return base + 0.25 * Math.log(SMALLEST_NM / nodeNm) / Math.log(2);
        }
        return nodeNm > LARGEST_NM ? base + 0.2 : base;
    }

    /** What to warn about at this node; empty at a node of the table. */
    ImmutableList<String> warnings(SramProfile profile, double nodeNm) {
        ImmutableList.Builder<String> warnings = ImmutableList.builder();
        List<Integer> nodes = nodes(profile);
        if (nodes.size() == 1 && nodeNm != nodes.get(0)) {
            warnings.add(profile.id() + " is known at " + nodes.get(0)
                    + " nm only; the trend over nodes is the mean of hp350 and lstp300");
        }
        if (nodeNm < SMALLEST_NM) {
            warnings.add(
                    "below 22 nm SRAM is extrapolated: energy with the square root of the node, area with the node,"
                            + " leakage with 0.79 x the square root, times as at 22 nm (Accelergy CACTI plug-in rule)");
        } else if (nodeNm > LARGEST_NM) {
            warnings.add("above 65 nm SRAM is extrapolated along the slope from 45 to 65 nm");
        }
        return warnings.build();
    }
}
