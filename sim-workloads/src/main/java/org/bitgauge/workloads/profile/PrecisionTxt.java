package org.bitgauge.workloads.profile;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.Rounding;
import org.bitgauge.workloads.WorkloadException;

/**
 * A profile as DNNsim's {@code precision.txt}: a first line that is not read, then four lines of numbers, one per layer and
 * each ended by {@code ;}: activation magnitude with its sign, activation fraction, weight magnitude, weight fraction. A
 * magnitude m and a fraction f are {@code fixed(m+f, f)}, symmetric about 0.
 */
public final class PrecisionTxt {
    private static final String TITLE = "magnitude (+1 of the sign), fraction, wgt_magnitude, wgt_fraction";
    private static final int LINES = 4;

    /**
     * A written file.
     *
     * @param text its contents
     * @param losses what it cannot say
     */
    public record Written(String text, ImmutableList<ProfileLoss> losses) {}

    private PrecisionTxt() {}

    /**
     * Writes the layers with multiply-accumulates, in the order of the network.
     *
     * @throws WorkloadException if an operand is no fixed point, which the file cannot stand in for
     */
    public static Written write(PrecisionProfile profile, Network network) {
        List<ProfileLoss> losses = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        StringBuilder[] lines = new StringBuilder[LINES];
        for (int i = 0; i < LINES; i++) {
            lines[i] = new StringBuilder();
        }
        for (Layer layer : network.layers()) {
            if (layer.operation().macs() > 0) {
                operand(profile, layer, TensorRole.ACTIVATIONS, lines[0], lines[1], losses, problems);
                operand(profile, layer, TensorRole.WEIGHTS, lines[2], lines[3], losses, problems);
                other(profile, layer, TensorRole.PARTIAL_SUMS, losses);
                other(profile, layer, TensorRole.OUTPUTS, losses);
            }
        }
        if (!problems.isEmpty()) {
            throw new WorkloadException(String.join("\n", problems));
        }
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        for (StringBuilder line : lines) {
            text.append(line).append('\n');
        }
        return new Written(text.toString(), ImmutableList.copyOf(losses));
    }

    private static void operand(
            PrecisionProfile profile,
            Layer layer,
            TensorRole role,
            StringBuilder magnitudes,
            StringBuilder fractions,
            List<ProfileLoss> losses,
            List<String> problems) {
        Optional<TensorFormat> given = profile.given(layer, role);
        if (given.isEmpty() || !(given.get().format() instanceof FixedPointFormat fixed)) {
            String what = given.map(f -> f.format().name()).orElse("not given");
            problems.add(layer.name() + ": " + role.label() + " are " + what
                    + "; precision.txt holds fixed point only, as fixed(8,4)");
            return;
        }
        if (!fixed.signed()) {
            losses.add(new ProfileLoss(layer.name(), role.label(), "unsigned; a magnitude counts a sign bit"));
        } else if (!fixed.symmetric()) {
            losses.add(new ProfileLoss(layer.name(), role.label(), "the most negative code is left out"));
        }
        if (given.get().perChannel()
                || given.get().group().isPresent()
                || given.get().detected()) {
            losses.add(new ProfileLoss(layer.name(), role.label(), "one static precision for the whole tensor"));
        }
        if (fixed.rounding() != Rounding.NEAREST_EVEN) {
            losses.add(new ProfileLoss(layer.name(), role.label(), "how ties round is not written"));
        }
        int sign = fixed.signed() ? 0 : 1;
        magnitudes.append(fixed.bits() + sign - fixed.fractionBits()).append(';');
        fractions.append(fixed.fractionBits()).append(';');
    }

    private static void other(PrecisionProfile profile, Layer layer, TensorRole role, List<ProfileLoss> losses) {
        if (profile.given(layer, role).isPresent()) {
            losses.add(new ProfileLoss(layer.name(), role.label(), "not written"));
        }
    }

    /**
     * Reads a file.
     *
     * @param layers names of the layers in its order
     * @param source named in messages
     * @throws WorkloadException if it has too few lines or numbers
     */
    public static PrecisionProfile read(String text, ImmutableList<String> layers, String source) {
        List<String> all = Splitter.on('\n').splitToList(text);
        if (all.size() <= LINES) {
            throw new WorkloadException(source + ": has " + all.size() + " lines; a title and four lines of numbers");
        }
        List<List<Integer>> columns = new ArrayList<>();
        for (int i = 1; i <= LINES; i++) {
            columns.add(numbers(all.get(i), layers.size(), source + ":" + (i + 1) + ": "));
        }
        ImmutableList.Builder<PrecisionRule> rules = ImmutableList.builder();
        for (int i = 0; i < layers.size(); i++) {
            rules.add(new PrecisionRule(
                    Optional.of(layers.get(i)),
                    Optional.empty(),
                    Optional.of(TensorFormat.of(
                            fixed(columns.get(2).get(i), columns.get(3).get(i)))),
                    Optional.of(TensorFormat.of(
                            fixed(columns.get(0).get(i), columns.get(1).get(i)))),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new PrecisionProfile(
                "precision-txt",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rules.build());
    }

    private static NumberFormat fixed(int magnitude, int fraction) {
        return new FixedPointFormat(magnitude + fraction, fraction, true, true, Rounding.NEAREST_EVEN);
    }

    private static List<Integer> numbers(String line, int wanted, String at) {
        List<Integer> numbers = new ArrayList<>();
        for (String cell : Splitter.on(';').trimResults().omitEmptyStrings().split(line)) {
            try {
                numbers.add(Integer.parseInt(cell));
            } catch (NumberFormatException wrong) {
                throw new WorkloadException(at + "'" + cell + "' is no whole number", wrong);
            }
        }
        if (numbers.size() != wanted) {
            throw new WorkloadException(at + "has " + numbers.size() + " numbers for " + wanted + " layers");
        }
        return numbers;
    }
}
