package org.bitgauge.cli.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A trace read back with the field numbers of Perfetto's protos, written down a second time. */
final class ReadTrace {
    final Map<Long, String> trackNames = new TreeMap<>();
    final List<ReadSlice> slices = new ArrayList<>();
    final Map<String, TreeMap<Long, Double>> counters = new TreeMap<>();
    long packets;

    record ReadSlice(String track, String name, long begin, long end, Map<String, Long> numbers, List<Long> flows) {}

    private record Open(String name, long begin, Map<String, Long> numbers, List<Long> flows) {}

    private final Map<Long, Open> open = new HashMap<>();
    private long latest;

    ReadTrace(byte[] bytes) {
        for (WireReader.Field packet : WireReader.read(bytes).fields()) {
            require(packet.number() == 1, "a trace has packets only");
            packets++;
            WireReader fields = packet.message();
            require(fields.one(10).value() == 1, "one sequence");
            if (fields.has(60)) {
                descriptor(fields.one(60).message());
            } else {
                event(fields.one(8).value(), fields.one(11).message());
            }
        }
        require(open.isEmpty(), "every slice ends");
    }

    private void descriptor(WireReader fields) {
        boolean process = fields.has(3);
        String name =
                process ? fields.one(3).message().one(6).text() : fields.one(2).text();
        require(process || trackNames.containsKey(fields.one(5).value()), "the parent comes first");
        require(trackNames.put(fields.one(1).value(), name) == null, "numbers of tracks are unique");
        latest = process ? 0 : latest;
    }

    private void event(long cycle, WireReader fields) {
        long track = fields.one(11).value();
        String name = trackNames.getOrDefault(track, "");
        require(!name.isEmpty(), "tracks are described before they are used");
        require(cycle >= latest, "events are in order");
        latest = cycle;
        switch ((int) fields.one(9).value()) {
            case 1 -> {
                require(!open.containsKey(track), "slices of a track do not overlap");
                Map<String, Long> numbers = new TreeMap<>();
                fields.all(4).stream()
                        .map(WireReader.Field::message)
                        .filter(a -> a.has(3))
                        .forEach(a -> numbers.put(a.one(10).text(), a.one(3).value()));
                List<Long> flows =
                        fields.all(47).stream().map(WireReader.Field::value).toList();
                open.put(track, new Open(fields.one(23).text(), cycle, numbers, flows));
            }
            case 2 -> {
                Open begun = open.remove(track);
                require(begun != null && begun.begin() < cycle, "an end follows a begin");
                if (begun != null) {
                    slices.add(new ReadSlice(name, begun.name(), begun.begin(), cycle, begun.numbers(), begun.flows()));
                }
            }
            case 4 ->
                counters.computeIfAbsent(name, key -> new TreeMap<>())
                        .put(cycle, fields.one(44).real());
            default -> throw new AssertionError("an event of no known type");
        }
    }

    List<ReadSlice> on(String track) {
        return slices.stream().filter(s -> s.track().equals(track)).toList();
    }

    /** Integral of a counter over the cycles. */
    double integral(String counter) {
        double sum = 0;
        double value = 0;
        long from = 0;
        for (Map.Entry<Long, Double> change :
                counters.getOrDefault(counter, new TreeMap<>()).entrySet()) {
            sum += value * (change.getKey() - from);
            from = change.getKey();
            value = change.getValue();
        }
        require(value == 0, counter + " ends at zero");
        return sum;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
