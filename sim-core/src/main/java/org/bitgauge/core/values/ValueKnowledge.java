package org.bitgauge.core.values;

import static java.util.Objects.requireNonNull;

/** What is known of the values of one tensor. */
public sealed interface ValueKnowledge {
    /** Nothing is known. */
    ValueKnowledge NONE = new Unknown();

    /** How results that rest on it are labelled: {@code exact}, {@code expected} or {@code unknown}. */
    String label();

    /**
     * Every value is known.
     *
     * @param values the values
     */
    record Exact(TensorValues values) implements ValueKnowledge {
        public Exact {
            requireNonNull(values, "values");
        }

        @Override
        public String label() {
            return "exact";
        }
    }

    /**
     * Only how often each code occurs is known, from a histogram or a distribution.
     *
     * @param codes probability of each code
     * @param independence of neighbouring values
     * @param source where it comes from
     */
    record Expected(CodeDistribution codes, Independence independence, String source) implements ValueKnowledge {
        public Expected {
            requireNonNull(codes, "codes");
            requireNonNull(source, "source");
            requireNonNull(independence, "independence");
        }

        /** With one exponent of independence for groups of any size. */
        public Expected(CodeDistribution codes, double independence, String source) {
            this(codes, Independence.of(independence), source);
        }

        @Override
        public String label() {
            return "expected";
        }
    }

    /** Nothing is known. */
    record Unknown() implements ValueKnowledge {
        @Override
        public String label() {
            return "unknown";
        }
    }
}
