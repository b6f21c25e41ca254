package org.bitgauge.lab.search;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bitgauge.core.number.FloatFormat;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.workloads.profile.PrecisionProfile;

/** Profiles for a whole network in the order of what they gain over FP32, the most first. */
final class Candidates {
    /**
     * A profile.
     *
     * @param profile formats
     * @param gain speedup or energy gain over FP32 on the chosen hardware
     * @param bits stored bits of a weight and an activation together
     */
    record Candidate(PrecisionProfile profile, double gain, double bits) {}

    private Candidates() {}

    static ImmutableList<Candidate> ordered(
            List<PrecisionProfile> profiles, Subject subject, Hardware hardware, GainKind kind) {
        PrecisionProfile fp32 = PrecisionProfile.of(FloatFormat.fp32());
        ToDoubleFunction<PrecisionProfile> gain = gain(fp32, subject, hardware, kind);
        List<Candidate> candidates = new ArrayList<>();
        for (PrecisionProfile profile : profiles) {
            DatapathFormats formats = Hardware.widest(subject.network(), profile);
            double bits =
                    formats.weights().bitsPerElement() + formats.activations().bitsPerElement();
            candidates.add(new Candidate(profile, gain.applyAsDouble(profile), bits));
        }
        candidates.sort(Comparator.comparingDouble((Candidate c) -> -c.gain())
                .thenComparingDouble(Candidate::bits)
                .thenComparing(c -> c.profile().name()));
        return ImmutableList.copyOf(candidates);
    }

    private static ToDoubleFunction<PrecisionProfile> gain(
            PrecisionProfile fp32, Subject subject, Hardware hardware, GainKind kind) {
        if (kind == GainKind.MAC) {
            DatapathFormats reference = Hardware.widest(subject.network(), fp32);
            return profile -> hardware.macSpeedup(Hardware.widest(subject.network(), profile), reference);
        }
        RunResult baseline = hardware.run(subject, fp32);
        return kind == GainKind.CYCLES
                ? profile -> baseline.timeS() / hardware.run(subject, profile).timeS()
                : profile -> baseline.energyJ() / hardware.run(subject, profile).energyJ();
    }
}
