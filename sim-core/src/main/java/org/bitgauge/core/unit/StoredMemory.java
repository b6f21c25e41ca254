package org.bitgauge.core.unit;

import static java.util.Objects.requireNonNull;

import org.bitgauge.core.values.StoredForm;

/**
 * How a memory stores tensors, and what its codec costs: what the memory delivers passes the decoder, what it takes the
 * encoder.
 *
 * @param form of weights, activations and outputs; partial sums are stored dense
 * @param decodePj energy to decode one value; 0 for dense
 * @param encodePj energy to encode one value; 0 for dense
 */
public record StoredMemory(StoredForm form, double decodePj, double encodePj) {
    /** Every value in its full width, without a codec. */
    public static final StoredMemory DENSE = new StoredMemory(StoredForm.DENSE, 0, 0);

    public StoredMemory {
        requireNonNull(form, "form");
        boolean costs = decodePj > 0 && encodePj > 0;
        if (form.isDense() ? decodePj != 0 || encodePj != 0 : !costs) {
            throw new IllegalArgumentException("a codec costs energy, and a dense memory has none: " + form);
        }
    }
}
