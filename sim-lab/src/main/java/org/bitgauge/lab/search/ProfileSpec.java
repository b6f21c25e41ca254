package org.bitgauge.lab.search;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.workloads.infer.data.DataSpec;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * A search for a precision profile as a user writes it: model, data, accuracy target and hardware in; profile, proof and
 * gain out.
 *
 * @param name of the output folder and of the profile
 * @param model a trained network
 * @param network its name in predictor tables and measured profiles
 * @param data what accuracy is measured on
 * @param metric what counts as right
 * @param arithmetic of sums that no profile rounds
 * @param target share of the float network's right answers that must be kept
 * @param search how the profile is found
 * @param hardware what it is to pay on
 * @param baseline profile that gains are counted from
 * @param baselineHardware design of the baseline; the same design where absent
 * @param budget most evaluations
 */
@Doc("A search for a precision profile: model, data, accuracy target and hardware in; profile, proof and gain out.")
public record ProfileSpec(
        @Doc("Name, used for the output folder and the profile.") String name,
        @Doc("The trained network, a .onnx file with weights.") Path model,
        @Doc("Name of the network in predictor tables and in the profile; that of the file where blank.") @Default("''")
                String network,
        @Doc("What accuracy is measured on.") DataSpec data,
        @Doc("What counts as right.") @Default("top-1") Metric metric,
        @Doc("Arithmetic of sums that the profile does not round.") @Default("double") Arithmetic arithmetic,
        @Doc("Share of the float network's right answers that must be kept, as 0.99.") @Default("0.99") double target,
        @Doc("How the profile is found.") SearchSpec search,
        @Doc("The design that the profile is to pay on.") DesignSpec hardware,
        @Doc("Profile that gains are counted from.") @Default("fp32") PrecisionProfile baseline,
        @Doc("Design that runs the baseline; the same design, built for it, where absent.")
                Optional<DesignSpec> baselineHardware,
        @Doc("Most evaluations of the whole data set.") @Default("1000") @Range(min = 1, max = 1_000_000) int budget) {
    public ProfileSpec {
        requireNonNull(model, "model");
        requireNonNull(data, "data");
        requireNonNull(search, "search");
        requireNonNull(hardware, "hardware");
        if (!(target > 0 && target <= 1)) {
            throw new IllegalArgumentException(
                    "the target is a share of the float network's right answers, as 0.99, not " + target);
        }
        if (network.isBlank()) {
            String file = String.valueOf(model.getFileName());
            network = file.endsWith(".onnx") ? file.substring(0, file.length() - ".onnx".length()) : file;
        }
    }
}
