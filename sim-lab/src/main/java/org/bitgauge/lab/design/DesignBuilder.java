package org.bitgauge.lab.design;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.bitgauge.core.config.Registry;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.logic.MacCosts;
import org.bitgauge.core.cost.logic.Stimulus;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.quantity.Frequency;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitSpec;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.VectorUnit;
import org.bitgauge.units.vector.LaneVectorUnit;

/**
 * Builds designs: the compute unit for the formats it has to compute, the vector unit, memories and DRAM at their costs, and
 * the clock that the array's critical path allows. A memory that is slower than the clock delivers less in a cycle. Safe for
 * many threads; memories and MACs are costed once.
 */
public final class DesignBuilder {
    private static final double HZ_PER_INVERSE_PS = 1e12;
    private static final double MM2_PER_UM2 = 1e-6;
    private static final int MOST_STAGES = 32;
    private static final double MW_PER_NW = 1e-6;

    private final Registry<ComputeUnitType<?>> types;
    private final Map<MemoryKey, BuiltMemory> memories = new ConcurrentHashMap<>();
    private final Map<LogicKey, MacCosts> logic = new ConcurrentHashMap<>();

    /** Builds arrays of these types. */
    public DesignBuilder(Registry<ComputeUnitType<?>> types) {
        this.types = requireNonNull(types, "types");
    }

    /**
     * Builds a design.
     *
     * @param formats widest formats it has to compute
     * @param clockLimitHz upper bound of the clock from outside, as a comparison at equal frequency sets it
     * @throws IllegalArgumentException when the parts do not fit together; the message says what would
     */
    public Design build(DesignSpec spec, DatapathFormats formats, OptionalDouble clockLimitHz) {
        Technology technology = Technology.parse(spec.technology().node());
        BuildContext context = new BuildContext(
                technology,
                spec.technology().style(),
                spec.clock().pipelineStages(),
                formats,
                macCosts(spec.technology()));
        ComputeUnit array = array(spec.array(), context);
        List<String> notes = new ArrayList<>();
        Clock clock = clock(spec, array, clockLimitHz);
        VectorUnit vector = vector(spec, context, clock.hertz());
        ImmutableList.Builder<AreaEntry> area = ImmutableList.builder();
        array.parts().forEach(part -> area.add(entry(part)));
        vector.parts().forEach(part -> area.add(entry(part)));
        ImmutableList.Builder<MemoryLevel> levels = ImmutableList.builder();
        Codecs codecs = new Codecs(formats, context.costs(), HZ_PER_INVERSE_PS / clock.hertz());
        for (MemorySpec memory : spec.memories()) {
            BuiltMemory built = memory(memory, spec.technology(), technology.nodeNm());
            notes.addAll(built.warnings());
            built.outrun(memory, clock.hertz()).ifPresent(notes::add);
            MemoryLevel level = codecs.at(level(memory, built, clock.hertz()), memory.stored());
            levels.add(level);
            area.add(new AreaEntry(
                    level.name(), 1, level.cost().areaMm2(), level.cost().leakageMw()));
        }
        ImmutableList<MemoryLevel> onChip = levels.build();
        DramBuilder.Built dram = DramBuilder.build(spec.dram(), clock.hertz());
        Channel channel = codecs.at(dram.channel(), spec.dram().stored());
        codecs.parts().forEach(part -> area.add(entry(part)));
        return new Design(
                spec.name(),
                formats,
                new Machine(BankedArray.of(array, onChip), vector, new MemorySystem(onChip, channel, codecs.stored())),
                clock.hertz(),
                clock.reason(),
                dram.dram(),
                area.build(),
                ImmutableList.copyOf(notes),
                spec.mapping());
    }

    private ComputeUnit array(ComputeUnitSpec spec, BuildContext context) {
        return build(types.forSpec(spec), spec, context);
    }

    /** The vector unit with as few pipeline stages as let it follow the clock. */
    private static VectorUnit vector(DesignSpec spec, BuildContext context, double clockHz) {
        double periodPs = HZ_PER_INVERSE_PS / clockHz;
        for (int stages = 1; stages <= MOST_STAGES; stages++) {
            VectorUnit vector =
                    LaneVectorUnit.build(spec.vector().lanes(), spec.vector().format(), context.withStages(stages));
            if (vector.criticalPathPs() <= periodPs * (1 + 1e-9)) {
                return vector;
            }
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "the vector unit of design %s cannot follow a clock of %.4g MHz, not even with %d pipeline stages;"
                        + " lower the clock or choose a narrower vector format",
                spec.name(),
                clockHz / 1e6,
                MOST_STAGES));
    }

    private static <S extends ComputeUnitSpec> ComputeUnit build(
            ComputeUnitType<S> type, ComputeUnitSpec spec, BuildContext context) {
        return type.build(
                type.specType().asSubclass(ComputeUnitSpec.class).isInstance(spec)
                        ? type.specType().cast(spec)
                        : misfit(type, spec),
                context);
    }

    private static <S> S misfit(ComputeUnitType<?> type, ComputeUnitSpec spec) {
        throw new IllegalStateException(
                type.typeName() + " is not built from " + spec.getClass().getName());
    }

    private record Clock(double hertz, String reason) {}

    private static Clock clock(DesignSpec spec, ComputeUnit array, OptionalDouble limitHz) {
        double fastest = HZ_PER_INVERSE_PS / array.criticalPathPs();
        Clock own = spec.clock()
                .frequency()
                .map(given -> new Clock(given.hertz(), "given"))
                .orElseGet(() -> new Clock(
                        fastest,
                        String.format(Locale.ROOT, "critical path of the array, %.4g ps", array.criticalPathPs())));
        if (own.hertz() > fastest * (1 + 1e-9)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "design %s cannot run at %.4g MHz: the critical path of its array (%s) is %.4g ps, which allows"
                            + " %.4g MHz; lower the clock, add pipeline stages, or choose the fast style",
                    spec.name(),
                    own.hertz() / 1e6,
                    array.description(),
                    array.criticalPathPs(),
                    fastest / 1e6));
        }
        return limitHz.isPresent() && limitHz.getAsDouble() < own.hertz()
                ? new Clock(limitHz.getAsDouble(), "clock of the baseline")
                : own;
    }

    private static AreaEntry entry(UnitPart part) {
        return new AreaEntry(
                part.component(), part.count(), part.areaUm2() * MM2_PER_UM2, part.leakageNw() * MW_PER_NW);
    }

    /** Costs of multiply-accumulate units in this silicon. */
    public MacCosts macCosts(TechnologySpec technology) {
        return logic.computeIfAbsent(
                new LogicKey(technology.style(), technology.node()),
                key -> new MacCosts(key.style(), Technology.parse(key.node()), Stimulus.REAL));
    }

    private record LogicKey(Style style, String node) {}

    private record MemoryKey(MemorySpec spec, String profile, double nodeNm) {}

    private BuiltMemory memory(MemorySpec spec, TechnologySpec technology, double nodeNm) {
        return memories.computeIfAbsent(
                new MemoryKey(spec, technology.sramProfile(), nodeNm),
                key -> BuiltMemory.of(key.spec(), key.profile(), key.nodeNm()));
    }

    private static MemoryLevel level(MemorySpec spec, BuiltMemory built, double clockHz) {
        long rowBits = spec.width();
        long bitsPerCycle = spec.bandwidth()
                .map(b -> (long) Math.max(1, Math.floor(b.bitsPerCycle(new Frequency(clockHz)))))
                .orElse((long) Math.max(1, Math.floor(rowBits * spec.banks() * built.rowsPerCycle(clockHz))));
        return new MemoryLevel(
                spec.name(),
                ImmutableSet.copyOf(spec.holds()),
                spec.capacity().bits(),
                rowBits,
                spec.banks(),
                Math.multiplyExact(bitsPerCycle, spec.ports().reads()),
                bitsPerCycle,
                spec.ports().shared(),
                spec.latency(),
                spec.slots(),
                spec.packing(),
                built.cost(),
                spec.transferPort() == TransferPort.SHARED);
    }
}
