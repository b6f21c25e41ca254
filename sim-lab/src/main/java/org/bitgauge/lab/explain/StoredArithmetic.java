package org.bitgauge.lab.explain;

import java.util.List;
import java.util.Locale;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.GroupTotals;
import org.bitgauge.core.values.OrderedValues;
import org.bitgauge.core.values.RunLengthCode;
import org.bitgauge.core.values.StoredExpectation;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;

/** How the bits of a value follow from the code of a stored form. */
final class StoredArithmetic {
    private static final String BITS_OF_A_VALUE = "bits of a value";

    private StoredArithmetic() {}

    /** Of values that are known, or expected. */
    static Explanation of(StoredForm form, ValueKnowledge known, TensorRole role) {
        boolean runs = form.code() == StoredForm.Code.RUN_LENGTH;
        if (known instanceof ValueKnowledge.Exact exact) {
            return runs ? runs(form, exact.values(), role) : groups(form, exact.values(), role);
        }
        if (known instanceof ValueKnowledge.Expected expected) {
            return runs
                    ? runs(
                            form,
                            expected.codes().bits(),
                            expected.codes().probability(0),
                            "expected, " + expected.source())
                    : expected(form, expected);
        }
        throw new IllegalStateException("what is " + known.label() + " is stored dense");
    }

    private static Explanation runs(StoredForm form, TensorValues values, TensorRole role) {
        RunLengthCode code = form.runs(values.bits());
        RunLengthCode.Count count = code.count(values, role, form.order());
        return Explanation.derived(
                BITS_OF_A_VALUE,
                (double) count.bits() / count.values(),
                "",
                "words x bits of a word / values",
                0,
                List.of(
                        Explanation.given(
                                "words",
                                (double) count.bits() / code.wordBits(),
                                "",
                                "pairs over " + code.pairs() + ", rounded up for each image, once for weights"),
                        word(code),
                        Explanation.given("pairs of a run and a value", count.pairs(), "", "counted"),
                        Explanation.given("values that are not zero", count.nonZeros(), "", "counted"),
                        Explanation.given("values", count.values(), "", values.source())));
    }

    /** Expected from a share of zeros. */
    static Explanation runs(StoredForm form, int bits, double zeros, String source) {
        RunLengthCode code = form.runs(bits);
        double each = code.bitsPerElement(zeros);
        return Explanation.derived(
                BITS_OF_A_VALUE,
                form.orDense() ? Math.min(bits, each) : each,
                "",
                "pairs of a value x bits of a word / " + code.pairs()
                        + String.format(
                                Locale.ROOT,
                                "; the same zeros in any order take %.4g to %.4g",
                                code.fewestBitsPerElement(zeros),
                                code.mostBitsPerElement(zeros))
                        + (form.orDense() ? "; dense takes " + bits : ""),
                0,
                List.of(
                        Explanation.derived(
                                "pairs of a value",
                                each * code.pairs() / code.wordBits(),
                                "",
                                "(1 - z) / (1 - z^" + (code.longestRun() + 1) + "), zeros fall independently",
                                0,
                                List.of(Explanation.given("z, share of zeros", zeros, "", source))),
                        word(code)));
    }

    private static Explanation word(RunLengthCode code) {
        return Explanation.given(
                "bits of a word",
                code.wordBits(),
                "",
                code.pairs() + " x (" + code.runBits() + " of a run + " + code.valueBits() + " of a value) + 1");
    }

    private static Explanation groups(StoredForm form, TensorValues values, TensorRole role) {
        GroupTotals totals = new GroupTotals(values.bits(), values.signed());
        OrderedValues.groups(values, role, form.order(), form.group(), totals);
        return Explanation.derived(
                BITS_OF_A_VALUE,
                (double) values.storedBits(form, role) / values.size(),
                "",
                "size of the encoded tensor / values",
                0,
                List.of(
                        Explanation.given("groups", totals.groups(), "", "of " + form.group() + ", counted"),
                        Explanation.given(
                                "mean width of a group",
                                (double) totals.sumOfWidths() / totals.groups(),
                                "bits",
                                "magnitude and sign, counted"),
                        Explanation.given("zeros", totals.zeros(), "", "counted"),
                        Explanation.given("values", values.size(), "", values.source())));
    }

    private static Explanation expected(StoredForm form, ValueKnowledge.Expected known) {
        StoredExpectation expectation = new StoredExpectation(known);
        return Explanation.derived(
                BITS_OF_A_VALUE,
                expectation.bitsPerElement(form),
                "",
                "expected over groups of " + form.group(),
                0,
                List.of(
                        Explanation.given(
                                "mean width of a group", expectation.meanWidth(form.group()), "bits", known.source()),
                        Explanation.given("share of zeros", known.codes().probability(0), "", known.source())));
    }
}
