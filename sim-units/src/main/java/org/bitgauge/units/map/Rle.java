package org.bitgauge.units.map;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.schedule.Loop;

/** Builds the shortest nesting of repetitions for a sequence, joining neighbours that are equal. */
final class Rle {
    private final List<Loop> parts = new ArrayList<>();

    Rle add(Loop loop, long times) {
        if (times == 0) {
            return this;
        }
        if (loop instanceof Loop.Run run) {
            join(new Loop.Run(Math.multiplyExact(times, run.times()), run.kind()));
        } else if (loop instanceof Loop.Repeat repeat) {
            if (times == 1 && repeat.times() == 1) {
                repeat.body().forEach(this::join);
            } else if (repeat.times() == 1) {
                join(new Loop.Repeat(times, repeat.body()));
            } else if (times == 1) {
                join(repeat);
            } else {
                join(new Loop.Repeat(times, ImmutableList.of(repeat)));
            }
        }
        return this;
    }

    private void join(Loop next) {
        Loop last = parts.isEmpty() ? next : parts.get(parts.size() - 1);
        if (parts.isEmpty()) {
            parts.add(next);
        } else if (last instanceof Loop.Run a && next instanceof Loop.Run b && a.kind() == b.kind()) {
            parts.set(parts.size() - 1, new Loop.Run(Math.addExact(a.times(), b.times()), a.kind()));
        } else if (last instanceof Loop.Repeat a
                && next instanceof Loop.Repeat b
                && a.body().equals(b.body())) {
            parts.set(parts.size() - 1, new Loop.Repeat(Math.addExact(a.times(), b.times()), a.body()));
        } else {
            parts.add(next);
        }
    }

    Loop build() {
        return parts.size() == 1 ? parts.get(0) : new Loop.Repeat(1, ImmutableList.copyOf(parts));
    }
}
