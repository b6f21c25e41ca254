package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.engine.Engine;
import org.bitgauge.core.unit.InfeasibleMappingException;
import org.bitgauge.core.unit.MappingChoice;
import org.bitgauge.core.unit.MappingGoal;
import org.bitgauge.core.unit.Objective;
import org.bitgauge.core.unit.Tile;

/**
 * Branch and bound: a few mappings of a coarse space are run on the engine; of all others those with the least bounds below
 * the best score are run, most promising first, until no bound is below it or the runs are used up. What was not run bounds
 * how far the best can be from the optimum. A goal without slack is sought in the fine space, any other in the coarse one.
 */
final class MappingSearch {
    /** Tiles of a farther stage that are filled with tiles of the next; the bounds of all others enter the gap. */
    private static final int BEAM = 8;

    private static final int COARSE_RUNS = 3;

    /** Share of the slack that cycles may lie above their bound, where energy is to be saved as well. */
    private static final double SHARE_OF_CYCLES = 0.1;

    /** Share of the slack that any other objective may lie above its bound. */
    private static final double SHARE = 0.5;

    private final LayerProblem problem;
    private final Engine engine;
    private final MappingGoal goal;
    private final double closeness;
    private final double cycleLimit;
    private final NestBound bounds;
    private final List<StageTiles> spaces;
    private final List<Trial> ran;
    private final List<Trial> trials = new ArrayList<>();
    private long mappings;
    private long runs;
    private double leftOut = Double.POSITIVE_INFINITY;

    private MappingSearch(
            LayerProblem problem,
            Engine engine,
            MappingGoal goal,
            NestBound bounds,
            List<StageTiles> spaces,
            List<Trial> ran,
            double tolerance,
            double cycleLimit) {
        this.problem = problem;
        this.engine = engine;
        this.goal = goal;
        this.closeness = 1 / (1 + tolerance);
        this.cycleLimit = cycleLimit;
        this.bounds = bounds;
        this.spaces = spaces;
        this.ran = ran;
    }

    /**
     * A mapping with what was left.
     *
     * @param trial the best
     * @param choice against what
     */
    record Found(Trial trial, MappingChoice choice) {}

    /**
     * The best mapping. A part of the slack is spent on searching no longer than needed: a tenth of it on cycles, half of
     * it on any other objective. Under cycles the rest is given for less energy.
     */
    static Found search(LayerProblem problem, Engine engine, MappingGoal goal) throws InfeasibleMappingException {
        double tolerance = goal.slack() * (goal.objective() == Objective.CYCLES ? SHARE_OF_CYCLES : SHARE);
        ArrayWork work = new ArrayWork(problem, goal.objective() != Objective.CYCLES || goal.slack() > 0);
        NestBound bounds = new NestBound(problem, goal.rates(), work);
        List<StageTiles> spaces = new ArrayList<>();
        List<Trial> ran = new ArrayList<>();
        MappingSearch first =
                new MappingSearch(problem, engine, goal, bounds, spaces, ran, tolerance, Double.POSITIVE_INFINITY);
        first.exploreAll();
        if (goal.objective() != Objective.CYCLES || goal.slack() == 0) {
            return first.found(first.gap());
        }
        MappingGoal thrift = new MappingGoal(Objective.ENERGY, 0, goal.slack(), goal.runs(), goal.rates());
        double limit = first.allowedCycles(tolerance);
        MappingSearch second =
                new MappingSearch(problem, engine, thrift, bounds, spaces, ran, SHARE * goal.slack(), limit);
        first.trials.stream().filter(trial -> trial.cycles() <= limit).forEach(second::keep);
        second.exploreAll();
        second.mappings += first.mappings;
        second.runs += first.runs;
        return second.found(first.gap());
    }

    /** All of the fine space where nothing is given away, and the coarse one until the best is close to its bound otherwise. */
    private void exploreAll() throws InfeasibleMappingException {
        explore(new Ladders(true), Math.min(COARSE_RUNS, goal.runs()));
        if (closeness == 1) {
            explore(new Ladders(false), goal.runs());
        } else if (leftOut < limit()) {
            explore(new Ladders(true), goal.runs());
        }
    }

    /** Cycles that are no more than the slack above the fewest, as far as these are known. */
    private double allowedCycles(double tolerance) {
        double best = trials.get(0).cycles();
        double least = Math.min(best, leftOut);
        return Math.max(least, best / (1 + tolerance)) * (1 + goal.slack());
    }

    /** What a mapping's bound has to be below to be worth a look. */
    private double limit() {
        return trials.isEmpty() ? Double.POSITIVE_INFINITY : closeness * score(trials.get(0));
    }

    private double gap() {
        return Math.max(0, 1 - leftOut / score(trials.get(0)));
    }

    private Found found(double gap) {
        Optional<MappingChoice.Option> next =
                trials.size() > 1 ? Optional.of(trials.get(1).option()) : Optional.empty();
        Trial taken = trials.get(0);
        return new Found(taken, new MappingChoice(taken.option(), next, mappings, runs, gap));
    }

    private void explore(Ladders ladders, int mostRuns) throws InfeasibleMappingException {
        Shortlist candidates = new Shortlist(mostRuns, limit());
        expand(ladders, ImmutableList.of(), candidates);
        leftOut = candidates.leftOut();
        mappings += candidates.offered();
        for (Candidate candidate : candidates.sorted()) {
            if (candidate.bound() >= limit()) {
                leftOut = Math.min(leftOut, candidate.bound());
            } else {
                Trial trial = run(candidate.stages());
                if (trial.cycles() <= cycleLimit) {
                    keep(trial);
                }
            }
        }
    }

    /** Runs a mapping, unless that was done. */
    private Trial run(ImmutableList<Stage> stages) {
        for (Trial trial : ran) {
            if (trial.stages().equals(stages)) {
                return trial;
            }
        }
        Trial trial = Trial.run(problem, stages, engine, goal.rates());
        runs++;
        ran.add(trial);
        return trial;
    }

    /** Inserts a mapping that was run, best first. */
    private void keep(Trial trial) {
        int at = 0;
        while (at < trials.size() && !isBetter(trial, trials.get(at))) {
            if (trials.get(at).stages().equals(trial.stages())) {
                return;
            }
            at++;
        }
        trials.add(at, trial);
    }

    private double score(Trial trial) {
        return goal.score(trial.cycles(), trial.energyPj());
    }

    private boolean isBetter(Trial a, Trial b) {
        int byScore = Double.compare(score(a), score(b));
        return byScore < 0
                || byScore == 0 && goal.tieBreak(a.cycles(), a.energyPj()) < goal.tieBreak(b.cycles(), b.energyPj());
    }

    private void expand(Ladders ladders, ImmutableList<Stage> outer, Shortlist candidates)
            throws InfeasibleMappingException {
        boolean nearest = outer.size() + 1 == problem.hierarchy().stages();
        Shortlist found = nearest ? candidates : new Shortlist(BEAM, limit());
        new StageSpace(problem, bounds, goal, cycleLimit, tiles(ladders, outer), found).explore();
        if (nearest) {
            return;
        }
        candidates.leaveOut(found.leftOut());
        for (Candidate candidate : found.sorted()) {
            if (candidates.wants(candidate.bound())) {
                expand(ladders, candidate.stages(), candidates);
            }
        }
    }

    /** The tiles of a stage within these; those of coarse ladders are kept, since they are looked at again. */
    private StageTiles tiles(Ladders ladders, ImmutableList<Stage> outer) {
        for (StageTiles known : spaces) {
            if (ladders.isCoarse() && known.outer().equals(outer)) {
                return known;
            }
        }
        int stage = problem.hierarchy().stages() - 1 - outer.size();
        Tile bound = outer.isEmpty() ? problem.nest().size() : outer.get(0).tile();
        StageTiles tiles = new StageTiles(problem, ladders, stage, bound, outer);
        if (ladders.isCoarse()) {
            spaces.add(tiles);
        }
        return tiles;
    }
}
