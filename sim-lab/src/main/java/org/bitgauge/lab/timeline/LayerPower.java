package org.bitgauge.lab.timeline;

import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.schedule.TileKind;

/**
 * Spends the energy of one layer over its time: what leaks evenly, what a DRAM moves with the transfer that moves it, and
 * all the rest with the tiles, in proportion to their multiply-accumulates (to their cycles where there are none). What
 * is left over, because tiles are not shown or a transfer takes no time, is spent evenly. In sum it is the layer's energy.
 */
final class LayerPower {
    private final Power power;
    private final Schedule schedule;
    private final long begin;
    private final long end;
    private final double tilesPj;
    private final double tileWork;
    private final double[] pjPerBit;
    private double leftPj;

    LayerPower(Power power, LayerResult result, Schedule schedule, long begin) {
        this.power = power;
        this.schedule = schedule;
        this.begin = begin;
        end = begin + result.cycles();
        pjPerBit = new double[schedule.streams().size()];
        double movedPj = 0;
        for (int k = 0; k < pjPerBit.length; k++) {
            pjPerBit[k] = perBit(result, schedule.streams().get(k));
            movedPj += pjPerBit[k] * bits(k);
        }
        double steadyPj = 0;
        for (EnergyEntry entry : result.ledger().energy()) {
            steadyPj += steady(entry) ? entry.energyPj() : 0;
        }
        power.spread(steadyPj, begin, end);
        leftPj = result.energyPj() - steadyPj;
        tilesPj = leftPj - movedPj;
        double work = 0;
        long[] tiles = schedule.tilesByKind();
        boolean products = result.macs() > 0;
        for (int kind = 0; kind < tiles.length; kind++) {
            work += (double) tiles[kind] * work(schedule.kinds().get(kind), products);
        }
        tileWork = products ? work : -work;
    }

    void tile(int kind, long from, long until) {
        TileKind tile = schedule.kinds().get(kind);
        spend(tilesPj * work(tile, tileWork > 0) / Math.abs(tileWork), from, until);
    }

    void transfer(int stream, long bits, long from, long until) {
        spend(pjPerBit[stream] * bits, from, until);
    }

    /** Spends the rest from a cycle to the end of the layer, or over all of it where that is no time. */
    void close(long from) {
        power.spread(leftPj, from < end ? from : begin, end);
        leftPj = 0;
    }

    private void spend(double energyPj, long from, long until) {
        if (energyPj > 0) {
            power.spread(energyPj, from, until);
            leftPj -= energyPj;
        }
    }

    private static double work(TileKind kind, boolean products) {
        return products ? kind.macs() : kind.busyCycles();
    }

    private static boolean steady(EnergyEntry entry) {
        return entry.action().equals("leakage") || entry.action().equals("background");
    }

    private long bits(int stream) {
        long[] tiles = schedule.tilesByKind();
        long sum = 0;
        for (int kind = 0; kind < tiles.length; kind++) {
            sum += tiles[kind] * schedule.kinds().get(kind).bits().get(stream);
        }
        return sum;
    }

    /** Energy of a bit that comes from DRAM or goes there; 0 on chip, where accesses are counted with the tiles. */
    private double perBit(LayerResult result, Stream stream) {
        String level = schedule.channels().get(stream.channel()).level();
        if (schedule.ports().stream().anyMatch(port -> port.level().equals(level))) {
            return 0;
        }
        String action = stream.direction() == Stream.Direction.IN ? "read" : "write";
        double energyPj = 0;
        double bits = 0;
        for (EnergyEntry entry : result.ledger().energy()) {
            if (entry.component().equals(level)
                    && entry.action().equals(action)
                    && entry.tensor().equals(stream.tensor().label())) {
                energyPj += entry.energyPj();
                bits += entry.bits();
            }
        }
        return bits > 0 ? energyPj / bits : 0;
    }
}
