package org.bitgauge.core.cost.logic;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.quantity.Quantity;

/**
 * A calibrated sum of counts times coefficients.
 *
 * @param quantity what it gives
 * @param coefficients cost of one of each building block
 * @param spread largest relative residual of the calibration
 */
record LogicFormula(LogicQuantity quantity, ImmutableMap<String, Quantity> coefficients, double spread) {
    LogicFormula {
        requireNonNull(quantity, "quantity");
        requireNonNull(coefficients, "coefficients");
    }

    Quantity coefficient(String block) {
        Quantity coefficient = coefficients.get(block);
        if (coefficient == null) {
            throw new IllegalStateException(
                    "no coefficient for " + block + " in " + quantity + ", there are " + coefficients.keySet());
        }
        return coefficient;
    }

    double value(Map<String, Double> counts) {
        double sum = 0;
        for (Map.Entry<String, Double> count : counts.entrySet()) {
            sum += count.getValue() * coefficient(count.getKey()).value();
        }
        return sum;
    }

    Explanation explain(String what, Map<String, Double> counts) {
        List<Explanation> terms = new ArrayList<>();
        for (Map.Entry<String, Double> count : counts.entrySet()) {
            Quantity coefficient = coefficient(count.getKey());
            if (coefficient.value() == 0 || count.getValue() == 0) {
                continue;
            }
            terms.add(Explanation.derived(
                    count.getKey(),
                    count.getValue() * coefficient.value(),
                    quantity.unit(),
                    "count x coefficient",
                    spread,
                    List.of(
                            Explanation.given(count.getKey(), count.getValue(), "", "structure and activity"),
                            Explanation.leaf("coefficient of " + count.getKey(), coefficient))));
        }
        return Explanation.derived(what, value(counts), quantity.unit(), "sum over building blocks", spread, terms);
    }
}
