package org.bitgauge.core.engine;

import java.util.Locale;
import java.util.Optional;
import org.bitgauge.core.schedule.Schedule;

/**
 * The comparison of the engines over as many random schedules as one likes, outside the build: event engine against the
 * unrolled reference, skipping against stepping, closed form against event engine. Arguments: how many, first seed.
 */
final class LongEngineCheck {
    private static final Engine ENGINE = new EventEngine();
    private static final Engine STEPPING = new EventEngine(false);
    private static final Engine CLOSED = new ClosedForm();

    private long ran;
    private long exact;
    private long disagreements;
    private double worstBound = 1;

    private LongEngineCheck() {}

    /** Runs the check; ends with status 1 where anything disagreed. */
    public static void main(String[] args) {
        long cases = args.length > 0 ? Long.parseLong(args[0]) : 100_000;
        long first = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        LongEngineCheck check = new LongEngineCheck();
        for (long seed = first; seed < first + cases; seed++) {
            check.check(seed);
        }
        System.out.printf(
                Locale.ROOT,
                "%d schedules, %d ran, %d disagreements; closed form exact for %d, elsewhere down to %.3f of the time%n",
                cases,
                check.ran,
                check.disagreements,
                check.exact,
                check.worstBound);
        System.exit(check.disagreements == 0 ? 0 : 1);
    }

    private void check(long seed) {
        Schedule small = RandomSchedules.schedule(seed, 120);
        Optional<ReferenceSimulator> reference = EventEngineTest.reference(small);
        Optional<Timing> timing = EventEngineTest.run(ENGINE, small);
        boolean agree = reference.isPresent() == timing.isPresent();
        if (reference.isPresent() && timing.isPresent()) {
            agree = reference.get().cycles() == timing.get().cycles()
                    && reference.get().causes().equals(EventEngineTest.array(timing.get()));
        }
        note(agree, "reference", seed);
        Schedule large = RandomSchedules.schedule(~seed, 2_000);
        Optional<Timing> skipped = EventEngineTest.run(ENGINE, large);
        Optional<Timing> stepped = EventEngineTest.run(STEPPING, large);
        note(
                skipped.map(Timing::entries).equals(stepped.map(Timing::entries))
                        && skipped.map(Timing::cycles).equals(stepped.map(Timing::cycles)),
                "skipping",
                ~seed);
        skipped.ifPresent(event -> compareClosedForm(large, event, ~seed));
    }

    private void compareClosedForm(Schedule schedule, Timing event, long seed) {
        ran++;
        Timing closed = CLOSED.run(schedule);
        if (closed.exact()) {
            exact++;
        }
        worstBound = Math.min(worstBound, (double) closed.cycles() / event.cycles());
        note(
                closed.exact() ? closed.cycles() == event.cycles() : closed.cycles() <= event.cycles(),
                "closed form",
                seed);
    }

    private void note(boolean agree, String what, long seed) {
        if (!agree) {
            disagreements++;
            System.out.println(what + " disagrees for seed " + seed);
        }
    }
}
