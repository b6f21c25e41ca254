package org.bitgauge.lab.validate.dpred;

import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.GroupTotals;
import org.bitgauge.core.values.OrderedValues;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueOrder;

/**
 * What the reference counts of one tensor.
 *
 * @param values number of values
 * @param groups number of groups
 * @param zeros codes that are 0
 * @param sumOfWidths over groups
 * @param widthOfValues over values
 * @param plainBits container without zero vector
 * @param zeroVectorBits container with it
 */
record DpredCounts(
        long values,
        long groups,
        long zeros,
        long sumOfWidths,
        long widthOfValues,
        long plainBits,
        long zeroVectorBits) {
    /** The width field of the reference has 4 bits at every word width. */
    private static final int FIELD = 4;

    static final DpredCounts NONE = new DpredCounts(0, 0, 0, 0, 0, 0, 0);

    static DpredCounts of(TensorValues tensor, TensorRole role, ValueOrder order, int group) {
        GroupTotals totals = new GroupTotals(tensor.bits(), tensor.signed());
        OrderedValues.groups(tensor, role, order, group, totals);
        return new DpredCounts(
                totals.values(),
                totals.groups(),
                totals.zeros(),
                totals.sumOfWidths(),
                totals.widthOfValues(),
                totals.bits(new StoredForm(StoredForm.Code.PLAIN, group, order, FIELD, false)),
                totals.bits(new StoredForm(StoredForm.Code.ZERO_VECTOR, group, order, FIELD, false)));
    }

    DpredCounts plus(DpredCounts other) {
        return new DpredCounts(
                values + other.values,
                groups + other.groups,
                zeros + other.zeros,
                sumOfWidths + other.sumOfWidths,
                widthOfValues + other.widthOfValues,
                plainBits + other.plainBits,
                zeroVectorBits + other.zeroVectorBits);
    }
}
