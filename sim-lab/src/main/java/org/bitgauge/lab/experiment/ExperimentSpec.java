package org.bitgauge.lab.experiment;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.lab.accuracy.EqualAccuracySpec;
import org.bitgauge.lab.compare.Normalise;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.explore.ExploreSpec;
import org.bitgauge.lab.fabric.FabricSpec;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.values.ValuesSpec;
import org.bitgauge.workloads.zoo.NetworkSpec;

/**
 * An experiment as a user writes it: every network with every profile on every design.
 *
 * @param name of the output folder and in tables
 * @param title one line for people
 * @param networks what is computed
 * @param profiles with which numbers
 * @param formatSweeps families of profiles
 * @param values on which data
 * @param designs on which hardware
 * @param fabrics in which FPGAs
 * @param baseline what everything is compared with
 * @param normalise what is held equal
 * @param engine what turns schedules into time
 * @param references published numbers to show beside ours
 * @param outputs names of files in the form of other tools, written beside ours
 * @param explore a grid around the experiment
 * @param equalAccuracy networks of a table of accuracies, beside or instead of those named
 */
@Doc("An experiment: every network with every precision profile on every design, against a baseline.")
public record ExperimentSpec(
        @Doc("Name, used for the output folder.") String name,
        @Doc("One line for people.") @Default("''") String title,
        @Doc("Networks, by name or with parameters.") @Default("[]") List<NetworkSpec> networks,
        @Doc("Precision profiles.") @Default("[]") List<PrecisionProfile> profiles,
        @Doc("Families of profiles, one format for the whole network each.") @Default("[]")
                List<FormatSweep> formatSweeps,
        @Doc("On which data the networks run; a folder alone, or where each operand's values come from.")
                Optional<ValuesSpec> values,
        @Doc("Designs in silicon.") @Default("[]") List<DesignSpec> designs,
        @Doc("Designs in FPGAs.") @Default("[]") List<FabricSpec> fabrics,
        @Doc("What everything is compared with.") @Default("fp32") BaselineSpec baseline,
        @Doc("What is held equal: one rule that sizes the array, with iso-frequency beside it if wanted.")
                @Default("[iso-area]")
                List<Normalise> normalise,
        @Doc("What turns schedules into time.") @Default("event") EngineChoice engine,
        @Doc("Published numbers to show beside ours.") @Default("[]") List<ReferenceSpec> references,
        @Doc("Files in the form of other tools to write beside ours: scalesim.") @Default("[]") List<String> outputs,
        @Doc("A grid around the experiment, for `bitgauge explore`.") Optional<ExploreSpec> explore,
        @Doc("Comparison at equal accuracy: networks from a table of accuracies, on every design in an FPGA.")
                Optional<EqualAccuracySpec> equalAccuracy) {
    public ExperimentSpec {
        if (equalAccuracy.isPresent() && (fabrics.isEmpty() || !networks.isEmpty() || !designs.isEmpty())) {
            throw new IllegalArgumentException(
                    "an experiment with equal-accuracy needs designs under fabrics, and takes its"
                            + " networks and profiles from the table; leave networks and designs out");
        }
        if (equalAccuracy.isEmpty() && (networks.isEmpty() || (designs.isEmpty() && fabrics.isEmpty()))) {
            throw new IllegalArgumentException(
                    "an experiment needs at least one network and one design, under designs or fabrics");
        }
        if (equalAccuracy.isEmpty() && profiles.isEmpty() && formatSweeps.isEmpty()) {
            throw new IllegalArgumentException("an experiment needs a profile or a format sweep");
        }
        if (!outputs.isEmpty()) {
            outputs.forEach(ExtraOutputs.registry()::require);
        }
        if (normalise.isEmpty()) {
            throw new IllegalArgumentException(
                    "normalise must say what is held equal; write one of iso-area, iso-macs, iso-power, iso-bandwidth,"
                            + " iso-frequency, as-given");
        }
    }

    /** Profiles as given, then those of the sweeps. */
    public ImmutableList<PrecisionProfile> allProfiles() {
        ImmutableList.Builder<PrecisionProfile> all = ImmutableList.builder();
        all.addAll(profiles);
        formatSweeps.forEach(sweep -> all.addAll(sweep.profiles()));
        return all.build();
    }
}
