package org.bitgauge.cli.exchange;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitgauge.cli.InputException;
import org.bitgauge.core.config.ConfigWriter;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.bitgauge.workloads.onnx.OnnxPrecision;
import org.bitgauge.workloads.profile.PrecisionProfile;
import org.bitgauge.workloads.profile.PrecisionTxt;
import org.bitgauge.workloads.profile.ProfileCsv;

/** Precision profiles in files of any form that holds them. */
final class ProfileFiles {
    /**
     * A profile that was read.
     *
     * @param profile the profile
     * @param notes what it does not hold of the file
     */
    record Read(PrecisionProfile profile, ImmutableList<String> notes) {}

    private ProfileFiles() {}

    /** Reads by the ending of the name: .yaml, .csv, .onnx, or .txt with the layers of a model.csv. */
    static Read read(Path file, Optional<Path> layers) throws IOException {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".onnx")) {
            OnnxPrecision found = OnnxPrecision.read(file);
            return new Read(found.profile(), found.notes());
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return new Read(
                    ExperimentTypes.load()
                            .binder()
                            .load(file, PrecisionProfile.class, List.of())
                            .value(),
                    ImmutableList.of());
        }
        if (name.endsWith(".csv")) {
            return new Read(ProfileCsv.read(text(file), file.toString()), ImmutableList.of());
        }
        if (name.endsWith(".txt")) {
            Path model = layers.orElseThrow(() ->
                    new InputException(file + ": precision.txt names no layers; give its model.csv with --layers"));
            return new Read(PrecisionTxt.read(text(file), names(model), file.toString()), ImmutableList.of());
        }
        throw new InputException(file + ": a profile is a .yaml, .csv, .onnx or .txt file");
    }

    /** The profile as YAML with lines for people above it. */
    static String yaml(PrecisionProfile profile, List<String> comments) {
        StringBuilder text = new StringBuilder();
        comments.forEach(line -> text.append("# ").append(line).append('\n'));
        return text + new ConfigWriter(ExperimentTypes.load().types()).text(profile);
    }

    private static ImmutableList<String> names(Path model) throws IOException {
        return text(model)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> Splitter.on(',').splitToList(line).get(0).strip())
                .collect(ImmutableList.toImmutableList());
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
