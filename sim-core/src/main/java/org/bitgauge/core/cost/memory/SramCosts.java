package org.bitgauge.core.cost.memory;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.ConstantTable;

/**
 * Energy, leakage, area and time of SRAMs from a CACTI 7 sweep (1 read/write port, three profiles, 22 to 65 nm). Points
 * of the sweep are returned exactly; points the sweep lacks are predicted from the same geometry at other nodes and
 * profiles; everything between is log-log multilinear. See docs/modelling-memory.md for the measured errors.
 */
public final class SramCosts {
    /** Judged spread of CACTI against silicon: its 45 nm reads are 0.5 to 0.75 of the usual survey figures. */
    static final double TOOL_SPREAD = 0.25;

    private static final double PORT_LEAKAGE_SPREAD = 0.3;

    private final SramTable table;
    private final SramSurface surface;
    private final SramNodes nodes;

    private SramCosts(SramTable table) {
        this.table = table;
        surface = new SramSurface(table);
        nodes = new SramNodes(table);
    }

    /** Costs from the shipped table. */
    public static SramCosts standard() {
        return Shipped.COSTS;
    }

    /** Costs from another table with the columns of {@code sram.csv}. */
    public static SramCosts of(ConstantTable source) {
        return new SramCosts(SramTable.read(source));
    }

    private static final class Shipped {
        static final SramCosts COSTS = of(ConstantTable.resource(SramCosts.class, "sram.csv"));
    }

    SramTable table() {
        return table;
    }

    SramSurface surface() {
        return surface;
    }

    /** Cost of an SRAM. */
    public SramCost cost(SramSpec spec) {
        SramShape shape = SramShape.of(spec);
        ImmutableList<SramNodes.Term> terms = nodes.terms(spec.profile(), spec.nodeNm());
        ImmutableMap.Builder<SramMetric, Explanation> explanations = ImmutableMap.builder();
        for (SramMetric metric : SramMetric.values()) {
            explanations.put(metric, explain(spec, shape, terms, metric));
        }
        ImmutableMap<SramMetric, Explanation> all = explanations.buildOrThrow();
        return new SramCost(
                spec,
                value(spec, shape, terms, SramMetric.READ_ENERGY),
                value(spec, shape, terms, SramMetric.WRITE_ENERGY),
                value(spec, shape, terms, SramMetric.LEAKAGE),
                value(spec, shape, terms, SramMetric.AREA),
                value(spec, shape, terms, SramMetric.ACCESS_TIME),
                value(spec, shape, terms, SramMetric.CYCLE_TIME),
                all,
                warnings(spec, shape));
    }

    /** One metric of an SRAM, without its explanation. */
    public double value(SramSpec spec, SramMetric metric) {
        return value(spec, SramShape.of(spec), nodes.terms(spec.profile(), spec.nodeNm()), metric);
    }

    private ImmutableList<String> warnings(SramSpec spec, SramShape shape) {
        return ImmutableList.<String>builder()
                .addAll(shape.warnings())
                .addAll(nodes.warnings(spec.profile(), spec.nodeNm()))
                .build();
    }

    private double value(SramSpec spec, SramShape shape, List<SramNodes.Term> terms, SramMetric metric) {
        double one;
        if (shape.narrow()) {
            double eight = at(shape, terms, metric, 8);
            double sixteen = at(shape, terms, metric, 16);
            one = Math.max(eight / 2, eight - (sixteen - eight) * (8 - shape.widthBits()) / 8);
        } else {
            one = at(shape, terms, metric, shape.widthBits());
        }
        return one
                * SramNodes.shrink(metric, spec.nodeNm())
                * shape.copies(metric)
                * spec.ports().factor(metric);
    }

    private double at(SramShape shape, List<SramNodes.Term> terms, SramMetric metric, double widthBits) {
        double sum = 0;
        for (SramNodes.Term term : terms) {
            sum += term.weight() * logAt(shape, term, metric, widthBits);
        }
        return Math.exp(sum);
    }

    private double logAt(SramShape shape, SramNodes.Term term, SramMetric metric, double widthBits) {
        return surface.log(
                metric,
                term.corner(),
                shape.banks(),
                SramTable.log2(widthBits),
                Math.max(6, SramTable.log2(shape.capacityBytes())));
    }

    private Explanation explain(SramSpec spec, SramShape shape, List<SramNodes.Term> terms, SramMetric metric) {
        SramGridPoints points = new SramGridPoints(table, surface);
        List<Explanation> inputs = new ArrayList<>();
        double spread = 0;
        for (SramNodes.Term term : terms) {
            List<Explanation> around = points.around(metric, term.corner(), shape);
            for (Explanation point : around) {
                spread = Math.max(spread, point.spread());
            }
            inputs.addAll(around);
        }
        boolean exact = inputs.size() == 1 && spread <= TOOL_SPREAD;
        double interpolation = exact ? 0 : metric.fillSpread();
        double ports = metric == SramMetric.LEAKAGE && spec.ports() != SramPorts.ONE_SHARED ? PORT_LEAKAGE_SPREAD : 0;
        double total = Math.hypot(
                Math.hypot(TOOL_SPREAD, interpolation), Math.hypot(nodes.spread(spec.profile(), spec.nodeNm()), ports));
        return Explanation.derived(
                metric.label() + " of SRAM " + spec.label(),
                value(spec, shape, terms, metric),
                metric.unit(),
                formula(spec, shape, metric, exact),
                total,
                inputs);
    }

    private String formula(SramSpec spec, SramShape shape, SramMetric metric, boolean exact) {
        StringBuilder text = new StringBuilder(
                exact ? "point of the CACTI sweep" : "log-log multilinear between points of the CACTI sweep");
        text.append("; profile ").append(spec.profile().description());
        if (shape.copies(metric) > 1) {
            text.append("; x ").append(shape.copies(metric)).append(" equal memories");
        }
        if (spec.ports().factor(metric) != 1) {
            text.append("; x ")
                    .append(spec.ports().factor(metric))
                    .append(" for ports ")
                    .append(spec.ports().id());
        }
        if (SramNodes.shrink(metric, spec.nodeNm()) != 1) {
            text.append("; x ").append(SramNodes.shrink(metric, spec.nodeNm())).append(" from 22 nm");
        }
        for (String warning : warnings(spec, shape)) {
            text.append("; warning: ").append(warning);
        }
        return text.toString();
    }
}
