package org.bitgauge.lab.design;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.StoredMemory;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.values.StoredForm;

/** The codecs of a design, collected while its memories are built. */
final class Codecs {
    private final DatapathFormats formats;
    private final MacCosts costs;
    private final double periodPs;
    private final ImmutableList.Builder<UnitPart> parts = ImmutableList.builder();
    private final ImmutableMap.Builder<String, StoredMemory> stored = ImmutableMap.builder();

    Codecs(DatapathFormats formats, MacCosts costs, double periodPs) {
        this.formats = formats;
        this.costs = costs;
        this.periodPs = periodPs;
    }

    /** An on-chip memory with the latency of its codec. */
    MemoryLevel at(MemoryLevel level, StoredForm form) {
        return add(level.name(), form, level.readBitsPerCycle())
                .map(codec -> level.withLatency(level.latencyCycles() + codec.cycles()))
                .orElse(level);
    }

    /** The DRAM with the latency of its codec. */
    Channel at(Channel dram, StoredForm form) {
        return add(dram.level(), form, (double) dram.bits() / dram.perCycles())
                .map(codec -> new Channel(
                        dram.level(),
                        dram.bits(),
                        dram.perCycles(),
                        dram.latencyCycles() + codec.cycles(),
                        dram.losses()))
                .orElse(dram);
    }

    private Optional<Codec> add(String name, StoredForm form, double bitsPerCycle) {
        Optional<Codec> codec = Codec.of(name, form, formats, bitsPerCycle, costs, periodPs);
        codec.ifPresent(built -> {
            parts.addAll(built.parts());
            stored.put(name, built.memory());
        });
        return codec;
    }

    /** Encoders and decoders. */
    ImmutableList<UnitPart> parts() {
        return parts.build();
    }

    /** Stored forms by memory. */
    ImmutableMap<String, StoredMemory> stored() {
        return stored.buildOrThrow();
    }
}
