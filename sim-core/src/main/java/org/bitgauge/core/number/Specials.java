package org.bitgauge.core.number;

/** Which codes of a floating-point format are not numbers. */
public enum Specials {
    /** None: every code is a finite number (Hill et al.; OCP E3M2, E2M3, E2M1). */
    NONE,
    /** Only all ones in exponent and mantissa is NaN, no infinities (OCP E4M3, often called E4M3FN). */
    NAN_ONLY,
    /** The top exponent holds infinities and NaN (IEEE 754; OCP E5M2). */
    IEEE
}
