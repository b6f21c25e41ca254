package org.bitgauge.core.cost.logic;

/** Executes a float MAC word by word and counts what toggles. */
final class FloatToggles {
    private static final int PATH_WORDS = 7;

    private final FloatShape shape;
    private final Stimulus stimulus;
    private final FloatWords weight;
    private final FloatWords activation;
    private final FloatWords out;
    private final int extra;
    private final int aligned;
    private final long sumMask;

    private long weightSignificand;
    private long activationSignificand;
    private long product;
    private long roundedProduct;
    private long distance;
    private final long[] path = new long[PATH_WORDS];

    private long partialProductToggles;
    private long fanOutToggles;
    private long productToggles;
    private long roundedToggles;
    private long pathToggles;
    private long resultToggles;
    private long distanceToggles;
    private int nonZero;

    FloatToggles(FloatShape shape, Stimulus stimulus) {
        this.shape = shape;
        this.stimulus = stimulus;
        this.weight = FloatWords.of(shape.weight());
        this.activation = FloatWords.of(shape.activation());
        this.out = FloatWords.of(shape.accumulator());
        this.extra = shape.rounded() ? 3 : 2;
        this.aligned = shape.accumulator().significand() + extra;
        this.sumMask = (1L << (aligned + 1)) - 1;
    }

    FloatActivity count() {
        double sum = 0;
        for (int i = 0; i < Samples.COUNT; i++) {
            sum = cycle(i, sum);
        }
        double cycles = Samples.COUNT - 1;
        return new FloatActivity(
                partialProductToggles / cycles,
                fanOutToggles / cycles,
                productToggles / cycles,
                roundedToggles / cycles,
                pathToggles / cycles,
                resultToggles / cycles,
                distanceToggles / cycles,
                (double) nonZero / Samples.COUNT);
    }

    private double cycle(int i, double sum) {
        double a = activation.round(activationValue(i), true);
        double w = weight.round(weightValue(i), true);
        boolean counts = i > 0;
        nonZero += a != 0 && w != 0 ? 1 : 0;
        multiply(weight.significand(weight.bits(w)), activation.significand(activation.bits(a)), counts);
        double p = out.round(w * a, shape.rounded());
        double next = out.round(sum + p, shape.rounded());
        add(out.bits(sum), out.bits(p), out.bits(next), counts);
        return next;
    }

    private void multiply(long newWeight, long newActivation, boolean counts) {
        long newProduct = newWeight * newActivation;
        if (counts) {
            int w = Long.bitCount(newWeight ^ weightSignificand);
            int a = Long.bitCount(newActivation ^ activationSignificand);
            fanOutToggles += (long) w * shape.activation().significand()
                    + (long) a * shape.weight().significand();
            productToggles += Long.bitCount(newProduct ^ product);
            for (int row = 0; row < shape.weight().significand(); row++) {
                long before = ((weightSignificand >>> row) & 1) * activationSignificand;
                long after = ((newWeight >>> row) & 1) * newActivation;
                partialProductToggles += Long.bitCount(before ^ after);
            }
        }
        weightSignificand = newWeight;
        activationSignificand = newActivation;
        product = newProduct;
    }

    private void add(long c, long p, long result, boolean counts) {
        boolean swap = out.magnitude(p) > out.magnitude(c);
        long large = swap ? p : c;
        long small = swap ? c : p;
        long shift = out.exponent(large) - out.exponent(small);
        long moved = align(out.addend(small) << extra, shift);
        boolean subtract = out.sign(large) != out.sign(small);
        long complement = subtract ? moved ^ sumMask : moved;
        long total = ((out.addend(large) << extra) + (subtract ? -moved : moved)) & sumMask;
        int leading = aligned + 1 - (Long.SIZE - Long.numberOfLeadingZeros(total));
        long normal = (total << leading) & sumMask;
        if (counts) {
            roundedToggles += Long.bitCount(p ^ roundedProduct);
            distanceToggles += Long.bitCount(shift ^ distance);
            resultToggles += Long.bitCount(result ^ path[6]);
        }
        roundedProduct = p;
        distance = shift;
        replace(0, large, counts);
        replace(1, small, counts);
        replace(2, moved, counts);
        replace(3, complement, counts);
        replace(4, total, counts);
        replace(5, normal, counts);
        replace(6, result, counts);
    }

    private void replace(int word, long value, boolean counts) {
        if (counts) {
            pathToggles += Long.bitCount(path[word] ^ value);
        }
        path[word] = value;
    }

    private long align(long significand, long shift) {
        if (shift >= aligned + 2) {
            return shape.rounded() && significand != 0 ? 1 : 0;
        }
        long moved = significand >>> shift;
        boolean lost = moved << shift != significand;
        return shape.rounded() && lost ? moved | 1 : moved;
    }

    private double activationValue(int i) {
        Samples samples = Samples.shared();
        return stimulus == Stimulus.REAL
                ? samples.halfNormal(i)
                : uniform(samples.uniformActivation(i), samples.spare(i), shape.activation());
    }

    private double weightValue(int i) {
        Samples samples = Samples.shared();
        return stimulus == Stimulus.REAL
                ? 0.1 * samples.normal(i)
                : uniform(samples.uniformWeight(i), samples.spare((i + 1) % Samples.COUNT), shape.weight());
    }

    /** Uniform significand; sign and exponent within 4 of the centre from the second draw. */
    private static double uniform(double significand, double rest, FloatShape.Widths widths) {
        int reach = widths.exponentBits() == 0 ? 0 : Math.min(4, (1 << (widths.exponentBits() - 1)) - 1);
        int choice = (int) Math.floor(rest * 2 * (2 * reach + 1));
        double magnitude = Math.scalb(1 + significand, choice / 2 - reach);
        return choice % 2 == 0 ? magnitude : -magnitude;
    }
}
