package org.bitgauge.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.bitgauge.core.config.Binder;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.ScalarType;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.schedule.Channel;
import org.bitgauge.core.schedule.Schedule;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.ComputeUnitSpec;
import org.bitgauge.core.unit.ComputeUnitType;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Machine;
import org.bitgauge.core.unit.Mapped;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.units.map.TileMapper;
import org.bitgauge.units.testing.TestMachines;
import org.bitgauge.units.vector.LaneVectorUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every registered compute unit keeps to. A unit takes part by being on the class path and by a small example of its
 * YAML in {@code contract/<type name>.yaml} of the test resources.
 */
class ComputeUnitContractTest {
    private static final List<String> INTEGERS = List.of("int2", "int4", "int8", "int12", "int16");

    static Stream<ComputeUnitType<?>> types() {
        return ServiceLoader.load(ComputeUnitType.class).stream().map(p -> (ComputeUnitType<?>) p.get());
    }

    @ParameterizedTest
    @MethodSource("types")
    void isDocumentedAndBoundFromItsExample(ComputeUnitType<?> type) {
        assertThat(type.doc()).endsWith(".");
        assertThat(type.specType().isRecord()).isTrue();
        for (var component : type.specType().getRecordComponents()) {
            assertThat(component.isAnnotationPresent(Doc.class))
                    .as(component.getName())
                    .isTrue();
        }
        assertThat(unit(type, "int8", 1).description()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("types")
    void areaLeakageAndEnergyGrowWithTheFormat(ComputeUnitType<?> type) {
        double area = 0;
        double leakage = 0;
        double energy = 0;
        for (String format : INTEGERS) {
            ComputeUnit unit = unit(type, format, 1);
            double newArea =
                    unit.parts().stream().mapToDouble(UnitPart::areaUm2).sum();
            double newLeakage =
                    unit.parts().stream().mapToDouble(UnitPart::leakageNw).sum();
            double newEnergy = energy(unit, task(gemm(16, 64, 32), format));
            assertThat(newArea).as(format).isGreaterThan(area);
            assertThat(newLeakage).as(format).isGreaterThan(leakage);
            assertThat(newEnergy).as(format).isGreaterThan(energy);
            assertThat(unit.criticalPathPs()).isPositive();
            area = newArea;
            leakage = newLeakage;
            energy = newEnergy;
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void cyclesNeverFallWithBitsOrSize(ComputeUnitType<?> type) {
        ComputeUnit unit = unit(type, "int16", 1);
        long before = 0;
        for (String format : INTEGERS) {
            long cycles = cycles(unit, task(gemm(16, 64, 32), format));
            assertThat(cycles).isGreaterThanOrEqualTo(before);
            before = cycles;
        }
        for (int grow = 0; grow < 3; grow++) {
            before = 0;
            for (long size = 1; size < 200; size += 13) {
                long cycles = cycles(
                        unit, task(gemm(grow == 0 ? size : 9, grow == 1 ? size : 9, grow == 2 ? size : 9), "int16"));
                assertThat(cycles).isGreaterThanOrEqualTo(before);
                before = cycles;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void neverBeatsItsPeakAndCausesSumToTheTile(ComputeUnitType<?> type) {
        ComputeUnit unit = unit(type, "int8", 1);
        for (Operation operation : operations()) {
            LayerTask task = task(operation, "int8");
            UnitPlan plan = unit.plan(task);
            var tile = LoopNest.of(operation).size();
            long sum = plan.busy(tile).stream().mapToLong(b -> b.cycles()).sum();
            assertThat(sum).isEqualTo(plan.busyCycles(tile));
            assertThat(plan.busyCycles(tile) * unit.peakMacsPerCycle(task.precision()))
                    .isGreaterThanOrEqualTo(operation.macs());
            assertThat(plan.activity(tile).length()).isEqualTo(plan.activities().size());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void resizingKeepsTheBudgetAndUsesMostOfIt(ComputeUnitType<?> type) {
        long own = unit(type, "int8", 1).multipliers();
        for (double factor : new double[] {0.3, 0.5, 1, 1.7, 2, 4, 9.9}) {
            long resized = unit(type, "int8", factor).multipliers();
            assertThat((double) resized).isLessThanOrEqualTo(Math.max(1, factor * own));
            assertThat((double) resized).as("factor " + factor).isGreaterThan(0.75 * factor * own);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void refusesWiderFormatsByNameAndNarrowOnesNever(ComputeUnitType<?> type) {
        ComputeUnit unit = unit(type, "int8", 1);
        assertThat(unit.refuses(task(gemm(4, 4, 4), "int16")))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("int16").contains("int8"));
        assertThat(unit.refuses(task(gemm(4, 4, 4), "int4"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void mapsEveryKindOfLayerWithAllItsWorkAndEnergy(ComputeUnitType<?> type) throws Exception {
        ComputeUnit unit = unit(type, "int8", 1);
        for (Operation operation : operations()) {
            LayerTask task = task(operation, "int8");
            Mapped mapped = new TileMapper().map(task, machine(unit));
            Schedule schedule = mapped.schedule();
            long[] times = schedule.tilesByKind();
            long macs = 0;
            for (int k = 0; k < times.length; k++) {
                macs += times[k] * schedule.kinds().get(k).macs();
            }
            assertThat(macs).isEqualTo(operation.macs());
            assertThat(mapped.unitEnergy()).isNotEmpty();
            double energy = mapped.unitEnergy().stream()
                    .mapToDouble(EnergyEntry::energyPj)
                    .sum();
            assertThat(energy).isPositive();
            assertThat(mapped).isEqualTo(new TileMapper().map(task, machine(unit)));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void energyOfProductsIsTheirNumberTimesTheCostOfOne(ComputeUnitType<?> type) throws Exception {
        ComputeUnit unit = unit(type, "int8", 1);
        LayerTask task = task(gemm(16, 64, 32), "int8");
        Mapped mapped = new TileMapper().map(task, machine(unit));
        EnergyEntry products = mapped.unitEnergy().stream()
                .filter(e -> e.action().equals("mac"))
                .findFirst()
                .orElseThrow();
        double each = unit.parts().stream()
                .filter(p -> p.component().equals(products.component()))
                .mapToDouble(p -> p.cost().energyFj())
                .findFirst()
                .orElseThrow();
        assertThat(products.energyPj()).isCloseTo(16.0 * 64 * 32 * each / 1000, within(1e-6 * products.energyPj()));
    }

    private static List<Operation> operations() {
        return ImmutableList.of(
                gemm(1, 1000, 100),
                new MatrixMultiply(12, 50, 64, 50, true, 1, false),
                new MatrixMultiply(8, 5, 64, 50, true, 4, false),
                convolution(1, 3, 32, 3, 2, 1),
                convolution(32, 32, 32, 3, 1, 1),
                convolution(2, 32, 48, 5, 1, 1),
                convolution(1, 64, 64, 3, 1, 2));
    }

    private static Convolution convolution(long groups, long in, long out, long kernel, long stride, long dilation) {
        return new Convolution(
                1,
                groups,
                in,
                out,
                Extent.square(28),
                Extent.square(kernel),
                Extent.square(stride),
                Extent.square(dilation),
                Padding.all(kernel / 2),
                true);
    }

    private static MatrixMultiply gemm(long rows, long reduction, long columns) {
        return MatrixMultiply.fullyConnected(rows, reduction, columns, false);
    }

    private static long cycles(ComputeUnit unit, LayerTask task) {
        return unit.plan(task).busyCycles(LoopNest.of(task.layer().operation()).size());
    }

    private static double energy(ComputeUnit unit, LayerTask task) {
        UnitPlan plan = unit.plan(task);
        var counts = plan.activity(LoopNest.of(task.layer().operation()).size());
        double sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i) * plan.activities().get(i).energyPj();
        }
        return sum;
    }

    private static LayerTask task(Operation operation, String format) {
        TensorPrecision operand = TensorPrecision.of(NumberFormats.parse(format), "test");
        TensorPrecision sums =
                TensorPrecision.of(NumberFormats.parse(format.equals("int16") ? "int48" : "int32"), "test");
        return new LayerTask(
                new Layer("layer", operation, ImmutableList.of("input")),
                new LayerPrecision(operand, operand, sums, operand));
    }

    private static Machine machine(ComputeUnit unit) {
        NumberFormat fp32 = NumberFormats.parse("fp32");
        return new Machine(
                unit,
                LaneVectorUnit.build(4, fp32, context("int8")),
                new MemorySystem(ImmutableList.of(TestMachines.shared(1L << 20, 2)), new Channel("dram", 64, 1, 30)));
    }

    private static BuildContext context(String format) {
        NumberFormat operand = NumberFormats.parse(format);
        NumberFormat sums = NumberFormats.parse(format.equals("int16") ? "int48" : "int32");
        return new BuildContext(Technology.nangate45(), Style.FAST, 1, new DatapathFormats(operand, operand, sums));
    }

    private static ComputeUnit unit(ComputeUnitType<?> type, String format, double factor) {
        return build(type, context(format), factor);
    }

    private static <S extends ComputeUnitSpec> ComputeUnit build(
            ComputeUnitType<S> type, BuildContext context, double factor) {
        Class<? extends S> specType = type.specType();
        ConfigTypes types = ConfigTypes.builder()
                .scalar(ScalarType.of(NumberFormat.class, "number format", NumberFormats::parse, NumberFormat::name))
                .build();
        S spec = specType.cast(new Binder(types)
                .bind(YamlSource.parse(type.typeName() + ".yaml", example(type)), specType)
                .value());
        return type.build(factor == 1 ? spec : specType.cast(spec.resized(factor)), context);
    }

    private static String example(ComputeUnitType<?> type) {
        String name = "/contract/" + type.typeName() + ".yaml";
        try (InputStream in = ComputeUnitContractTest.class.getResourceAsStream(name)) {
            assertThat(in)
                    .as("give an example of the unit in src/test/resources" + name)
                    .isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
