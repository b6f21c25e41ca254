package org.bitgauge.lab.experiment;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Shorthand;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.profile.PrecisionProfile;

/**
 * What everything is compared with.
 *
 * @param profile with which numbers
 * @param design name of a design of the experiment; each design is its own baseline where not given
 */
@Doc("What everything is compared with.")
public record BaselineSpec(
        @Doc("Precision of the baseline.") @Default("fp32") PrecisionProfile profile,
        @Doc(
                        "Name of the design that is the baseline; each design, built for the baseline's precision, where not given.")
                Optional<String> design) {
    /** A format on each design. */
    @Shorthand("the format of the baseline, on each design")
    public static BaselineSpec of(String format) {
        return new BaselineSpec(PrecisionProfile.of(NumberFormats.parse(format)), Optional.empty());
    }
}
