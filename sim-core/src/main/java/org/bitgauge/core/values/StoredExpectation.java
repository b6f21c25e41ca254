package org.bitgauge.core.values;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * Expected bits of a tensor of which only the distribution of codes is known. The widest of g independent values has at most
 * k bits with probability F(k)^g; {@link Independence} says how many independent values g neighbours are worth.
 */
public final class StoredExpectation {
    private final CodeDistribution codes;
    private final ImmutableDoubleArray atMost;
    private final Independence independence;

    /** Expectations over the codes of a tensor. */
    public StoredExpectation(ValueKnowledge.Expected known) {
        codes = known.codes();
        atMost = codes.magnitudeBitsAtMost();
        independence = known.independence();
    }

    /** Mean width of groups: magnitude and sign, 1 for a group of zeros. */
    public double meanWidth(int group) {
        return meanWidth(independence.effective(group));
    }

    /** Mean width of groups that are worth so many independent values. */
    double meanWidth(double effective) {
        double mean = 0;
        double before = 0;
        for (int k = 0; k < atMost.length(); k++) {
            double reached = Math.pow(atMost.get(k), effective);
            mean += (reached - before) * StoredSize.width(k, codes.signed(), codes.bits());
            before = reached;
        }
        return mean;
    }

    /**
     * Bits for one value.
     *
     * @throws IllegalArgumentException for forms whose size depends on the order of the groups
     */
    public double bitsPerElement(StoredForm form) {
        double coded = coded(form);
        return form.orDense() ? Math.min(coded, codes.bits()) : coded;
    }

    private double coded(StoredForm form) {
        double field = form.isDense() ? 0 : (double) form.field(codes.bits()) / form.group();
        return switch (form.code()) {
            case DENSE -> codes.bits();
            case PLAIN -> field + meanWidth(form.group());
            case ZERO_VECTOR -> field + 1 + payload(form.group(), false);
            case SHAPESHIFTER -> field + 1 + payload(form.group(), true);
            case RUN_LENGTH -> form.runs(codes.bits()).bitsPerElement(codes.probability(0));
            case ROWS, REPEATED_ROWS ->
                throw new IllegalArgumentException("the size of " + form
                        + " depends on the order of values; give the tensors themselves, or store it as dpred");
        };
    }

    /** Width of the group of a value that is not zero, counted as 0 for zeros. */
    private double payload(int group, boolean shapeShifter) {
        double others = Math.max(0, independence.effective(group) - 1);
        double zeros = atMost.get(0);
        double sum = 0;
        double before = 0;
        for (int k = 1; k < atMost.length(); k++) {
            double reached = Math.pow(atMost.get(k), others) * (atMost.get(k) - zeros);
            int width = StoredSize.width(k, codes.signed(), codes.bits());
            sum += (reached - before) * (shapeShifter ? Math.min(width, codes.bits()) : width);
            before = reached;
        }
        return sum;
    }
}
