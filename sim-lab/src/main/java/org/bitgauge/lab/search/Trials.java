package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * Measurements of one network, logged and counted against a budget. A full measurement is an <em>evaluation</em>, runs of a
 * few inputs are <em>probes</em>; what the log already has costs nothing but counts, so that a search that goes on after an
 * interruption reports what it took in all.
 */
public final class Trials {
    private static final String CORRECT = "correct";
    private static final String CORRELATION = "r2";
    private static final String NOISE = "noise";

    private final Subject subject;
    private final EvaluationLog log;
    private final long budget;
    private final double target;
    private long evaluations;
    private long probes;
    private long measured;

    /**
     * Measures a network.
     *
     * @param budget most evaluations
     * @param target least share of the right answers in single precision, above 0 and at most 1
     */
    public Trials(Subject subject, EvaluationLog log, long budget, double target) {
        this.subject = requireNonNull(subject, "subject");
        this.log = requireNonNull(log, "log");
        this.budget = budget;
        this.target = target;
        if (!(target > 0 && target <= 1)) {
            throw new IllegalArgumentException(
                    "the target is a share of the float network's right answers, above 0 and at"
                            + " most 1 (99 %), not " + target);
        }
        if (budget < 1) {
            throw new IllegalArgumentException("a budget has at least one evaluation, not " + budget);
        }
    }

    /** The network. */
    public Subject subject() {
        return subject;
    }

    /** Least share of the right answers in single precision. */
    public double target() {
        return target;
    }

    /** Least right answers that hold the target. */
    public long threshold() {
        return (long) Math.ceil(target * subject.baseline() - 1e-9);
    }

    /** Right answers under a profile. */
    public long correct(PrecisionProfile profile) {
        if (evaluations >= budget) {
            throw new BudgetSpentException(budget);
        }
        evaluations++;
        return Math.round(measure(CORRECT, subject.images(), profile, () -> subject.correct(profile)));
    }

    /** Whether a profile holds the target. */
    public boolean holds(PrecisionProfile profile) {
        return correct(profile) >= threshold();
    }

    /** R squared of the last layer's activations over a few inputs. */
    public double correlation(PrecisionProfile profile, int inputs) {
        probes++;
        return measure(CORRELATION, inputs, profile, () -> subject.correlation(profile, inputs));
    }

    /** Error power over signal power of the last layer's activations over a few inputs. */
    public double noise(PrecisionProfile profile, int inputs) {
        probes++;
        return measure(NOISE, inputs, profile, () -> subject.noise(profile, inputs));
    }

    private double measure(String kind, long inputs, PrecisionProfile profile, DoubleSupplier run) {
        OptionalDouble before = log.find(subject.fingerprint(), kind, inputs, profile);
        if (before.isPresent()) {
            return before.getAsDouble();
        }
        measured++;
        double value = run.getAsDouble();
        log.add(subject.fingerprint(), kind, inputs, profile, value);
        return value;
    }

    /** Evaluations so far, those found in the log included. */
    public long evaluations() {
        return evaluations;
    }

    /** Probes so far, those found in the log included. */
    public long probes() {
        return probes;
    }

    /** Measurements that were run and not found in the log. */
    public long measured() {
        return measured;
    }

    /** Evaluations that are left. */
    public long left() {
        return budget - evaluations;
    }
}
