package org.bitgauge.lab.evaluate;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.schedule.AccessPort;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.schedule.Stream;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.unit.StoredMemory;
import org.bitgauge.lab.design.Design;

/**
 * Energy of one layer: work of the unit, accesses of on-chip memories, DRAM traffic, and what leaks and idles while the
 * layer runs.
 */
final class EnergyAccounts {
    private static final double PJ_PER_MW_S = 1e9;

    private final Design design;
    private final long cycles;
    private final StoredBits stored;
    private final ImmutableList.Builder<EnergyEntry> entries = ImmutableList.builder();

    EnergyAccounts(Design design, LayerTask task, long cycles) {
        this.design = design;
        this.cycles = cycles;
        this.stored = StoredBits.of(task, design.machine().memory());
    }

    ImmutableList<EnergyEntry> entries(Mapped mapped, long[] tiles) {
        entries.addAll(mapped.unitEnergy());
        onChip(mapped.schedule(), tiles);
        dram(mapped.schedule(), tiles);
        leakage();
        return entries.build();
    }

    private void onChip(Schedule schedule, long[] tiles) {
        for (int p = 0; p < schedule.ports().size(); p++) {
            AccessPort port = schedule.ports().get(p);
            long accesses = 0;
            for (int kind = 0; kind < tiles.length; kind++) {
                accesses = Math.addExact(
                        accesses,
                        Math.multiplyExact(
                                tiles[kind],
                                schedule.kinds().get(kind).accesses().get(p)));
            }
            if (accesses > 0) {
                MemoryLevel level = design.level(port.level());
                boolean read = port.action() == AccessPort.Action.READ;
                double pj = read ? level.cost().readPj() : level.cost().writePj();
                entries.add(new EnergyEntry(
                        level.name(),
                        port.tensor().label(),
                        port.action().name().toLowerCase(Locale.ROOT),
                        accesses,
                        Math.multiplyExact(accesses, port.bitsPerAccess()),
                        accesses * pj));
                codec(
                        level.name(),
                        design.machine().memory().levels().indexOf(level),
                        port.tensor(),
                        read,
                        Math.multiplyExact(accesses, port.bitsPerAccess()));
            }
        }
    }

    private void dram(Schedule schedule, long[] tiles) {
        for (int s = 0; s < schedule.streams().size(); s++) {
            Stream stream = schedule.streams().get(s);
            boolean outermost = LayerAccounts.isOf(schedule, s, design.dram().name());
            long bits = outermost ? LayerAccounts.streamBits(schedule, tiles, s) : 0;
            if (bits > 0) {
                boolean read = stream.direction() == Stream.Direction.IN;
                double pj = read ? design.dram().readPjPerBit() : design.dram().writePjPerBit();
                entries.add(new EnergyEntry(
                        design.dram().name(), stream.tensor().label(), read ? "read" : "write", bits, bits, bits * pj));
                codec(design.dram().name(), StoredBits.DRAM, stream.tensor(), read, bits);
            }
        }
        if (design.dram().backgroundMw() > 0) {
            entries.add(new EnergyEntry(
                    design.dram().name(),
                    "-",
                    "background",
                    cycles,
                    0,
                    design.dram().backgroundMw() * seconds() * PJ_PER_MW_S));
        }
    }

    /** Values that pass the codec of a memory; those that it stores dense pass none. */
    private void codec(String name, int level, TensorRole tensor, boolean read, long bits) {
        StoredMemory memory = design.machine().memory().stored(level);
        if (memory.form().isDense() || !stored.encoded(tensor, level)) {
            return;
        }
        long values = Math.round(bits / stored.per(tensor, level));
        entries.add(new EnergyEntry(
                name + (read ? ".decoder" : ".encoder"),
                tensor.label(),
                read ? "decode" : "encode",
                values,
                bits,
                values * (read ? memory.decodePj() : memory.encodePj())));
    }

    private void leakage() {
        for (AreaEntry part : design.area()) {
            entries.add(new EnergyEntry(
                    part.component(), "-", "leakage", cycles, 0, part.leakageMw() * seconds() * PJ_PER_MW_S));
        }
    }

    private double seconds() {
        return cycles / design.clockHz();
    }
}
