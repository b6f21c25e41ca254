package org.bitgauge.units.map;

import java.util.Arrays;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;

/**
 * Cycles and energy of the array, and of the memories next to it, over all tiles of a blocking. What a tile costs is asked
 * once and remembered.
 */
final class ArrayWork {
    private final UnitPlan plan;
    private final NearPorts ports;
    private final boolean counting;
    private final double[] activityPj;
    private static final Dimension[] DIMENSIONS = Dimension.values();

    private final long[] sizes = new long[Dimension.COUNT];
    private final TileCosts known;
    private final double[] portBits;
    private final double[] tilePortBits;
    private Splits[] splits = {};
    private long reductions;
    private double cycles;
    private double energyPj;

    /** {@code counting}: whether the energy is wanted. */
    ArrayWork(LayerProblem problem, boolean counting) {
        this.plan = problem.plan();
        this.ports = new NearPorts(problem);
        this.known = new TileCosts(ports.count());
        this.portBits = new double[ports.count()];
        this.tilePortBits = new double[ports.count()];
        this.counting = counting;
        this.activityPj =
                plan.activities().stream().mapToDouble(a -> a.energyPj()).toArray();
    }

    /** Looks at a blocking. */
    void measure(Splits[] blocking) {
        splits = blocking;
        cycles = 0;
        energyPj = 0;
        Arrays.fill(portBits, 0);
        reductions = 1;
        for (Dimension d : DIMENSIONS) {
            reductions *= d.isReduction() ? splits[d.ordinal()].blocks(0) : 1;
        }
        step(0, 1, 1, true, true);
    }

    /** Busy cycles of all tiles, ports next to the array included. */
    double cycles() {
        return cycles;
    }

    /** Energy of the unit and of its accesses to the memories next to it; 0 unless wanted. */
    double energyPj() {
        return energyPj;
    }

    /** Bits that the array itself moves through each port of {@link NearPorts}; not to be changed. */
    double[] portBits() {
        return portBits;
    }

    private void step(int index, double times, long reduced, boolean first, boolean last) {
        if (index == Dimension.COUNT) {
            tiles(times, reduced, first, last);
            return;
        }
        Splits of = splits[index];
        boolean reduction = DIMENSIONS[index].isReduction();
        for (int i = 0; i < of.length(); i++) {
            long size = of.size(i);
            sizes[index] = size;
            if (reduction) {
                step(index + 1, times, reduced * of.times(i), first && size == of.first(0), last && size == of.last(0));
            } else {
                step(index + 1, times * of.times(i), reduced, first, last);
            }
        }
    }

    /** Of {@code reduced} tiles of one size that sum into the same results, one may begin and one may finish the sums. */
    private void tiles(double times, long reduced, boolean first, boolean last) {
        if (reductions == 1) {
            add(times, false, true);
            return;
        }
        long inner = reduced;
        if (first) {
            add(times, false, false);
            inner--;
        }
        if (last) {
            add(times, true, true);
            inner--;
        }
        if (inner > 0) {
            add(times * inner, true, false);
        }
    }

    private void add(double times, boolean resumes, boolean finishes) {
        int at = known.find(sizes, resumes, finishes);
        if (at < 0) {
            Tile tile = Blocks.tile(sizes, resumes, finishes);
            EdgeTraffic edge = plan.edge(tile);
            double pj = counting ? unitPj(tile) + ports.energyPj(edge) : 0;
            double busy = Math.max(plan.busyCycles(tile), ports.cycles(edge));
            Arrays.fill(tilePortBits, 0);
            ports.add(edge, tilePortBits);
            at = known.put(sizes, resumes, finishes, busy, pj, tilePortBits);
        }
        known.addPortBits(at, times, portBits);
        cycles += times * known.cycles(at);
        energyPj += times * known.energyPj(at);
    }

    private double unitPj(Tile tile) {
        var activity = plan.activity(tile);
        double pj = 0;
        for (int a = 0; a < activityPj.length; a++) {
            pj += activityPj[a] * activity.get(a);
        }
        return pj;
    }
}
