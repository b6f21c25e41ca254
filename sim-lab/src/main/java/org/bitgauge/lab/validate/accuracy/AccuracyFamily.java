package org.bitgauge.lab.validate.accuracy;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.FamilyCases.ExcludedCase;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationFamily;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.workloads.WorkloadException;

/** Right answers of networks in custom floats, MX formats and fixed point against runs of another implementation. */
@AutoService(ValidationFamily.class)
public final class AccuracyFamily implements ValidationFamily {
    private static final Pattern CUSTOM_FLOAT =
            Pattern.compile("cfloat_([a-z0-9]+)_(WA|ACC)(?:_(subnormals|fitbias))?(?:_.*)?\\.csv");
    private static final Pattern MX = Pattern.compile("mx_([a-z0-9]+)\\.csv");
    private static final Pattern PROFILE = Pattern.compile("profile_([a-z0-9]+)(?:_.*)?\\.json");
    private static final String QUANTISERS = "quantiser_examples.csv";
    private static final ImmutableList<String> SHIPPED = ImmutableList.of(
            QUANTISERS,
            "cfloat_strokes_WA.csv",
            "cfloat_strokes_ACC.csv",
            "mx_strokes.csv",
            "profile_strokes.json",
            "cfloat_lenet5_WA.csv",
            "mx_lenet5.csv",
            "profile_lenet5.json");

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public String description() {
        return "Right answers and R² of LeNet-5, MLP and ResNet-20 with tensors (WA) or also products and sums (ACC)"
                + " in custom floats, in MX formats, and per-layer fixed-point profiles, against an implementation on"
                + " PyTorch; LeNet-5 on drawn digits, which need no other data, against one on NumPy; single numbers"
                + " against exact rational arithmetic. R² of MX is not in the reference.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        Found found = new Found();
        Map<String, Optional<TrainedNet>> nets = new LinkedHashMap<>();
        try {
            for (String file : files(cases)) {
                one(file, cases, nets, found);
            }
        } catch (WorkloadException e) {
            throw new ValidationInputException(String.valueOf(e.getMessage()));
        }
        if (found.cases.isEmpty()) {
            throw new ValidationInputException(cases.map(Path::toString).orElse("the shipped cases")
                    + ": holds none of cfloat_NET_WA.csv, cfloat_NET_ACC.csv, mx_NET.csv, profile_NET.json,"
                    + " quantiser_examples.csv; give a folder in the layout of golden/values");
        }
        return new FamilyCases(
                ImmutableList.copyOf(found.cases), ImmutableList.copyOf(found.excluded), Double.NaN, notes());
    }

    /** What has been compared so far. */
    static final class Found {
        final List<ValidationCase> cases = new ArrayList<>();
        final List<ExcludedCase> excluded = new ArrayList<>();
    }

    private static List<String> files(Optional<Path> cases) {
        if (cases.isEmpty()) {
            return SHIPPED;
        }
        try (Stream<Path> entries = Files.list(cases.get())) {
            return entries.map(p -> String.valueOf(p.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw new ValidationInputException(
                    cases.get() + ": cannot be read; give a folder in the layout of golden/values");
        }
    }

    private static void one(String file, Optional<Path> cases, Map<String, Optional<TrainedNet>> nets, Found found) {
        if (file.equals(QUANTISERS)) {
            QuantiserExamples.replay(table(file, cases), found);
            return;
        }
        for (Pattern pattern : ImmutableList.of(CUSTOM_FLOAT, MX, PROFILE)) {
            Matcher matcher = pattern.matcher(file);
            if (matcher.matches()) {
                String name = matcher.group(1);
                Optional<TrainedNet> net = nets.computeIfAbsent(name, key -> TrainedNet.find(key, cases));
                if (net.isEmpty() && cases.isPresent()) {
                    throw TrainedNet.missing(name, cases.get());
                }
                if (net.isEmpty()) {
                    found.excluded.add(new ExcludedCase(file, TrainedNet.absent(name)));
                } else if (pattern == CUSTOM_FLOAT) {
                    boolean every = matcher.group(2).equals("ACC");
                    boolean fitted = "fitbias".equals(matcher.group(3));
                    new FloatGrid(net.get(), every, fitted).replay(file, table(file, cases), found);
                } else if (pattern == MX) {
                    MxTable.replay(file, net.get(), table(file, cases), found);
                } else {
                    FixedProfile.replay(file, net.get(), text(file, cases), found);
                }
            }
        }
    }

    private static CsvTable table(String file, Optional<Path> cases) {
        return CsvTable.parse(file, text(file, cases));
    }

    private static String text(String file, Optional<Path> cases) {
        try {
            if (cases.isPresent()) {
                return Files.readString(cases.get().resolve(file));
            }
            try (InputStream in = AccuracyFamily.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("resource " + file + " is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new ValidationInputException(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static ImmutableList<String> notes() {
        return ImmutableList.of(
                "nothing is fitted; conventions are those of docs/modelling-inference.md",
                "right answers are judged exactly, R² to 1e-4; agreement with the float network and the coefficient of"
                        + " determination likewise",
                "of a profile search, only evaluations that hold are compared: the reference stops counting when an"
                        + " evaluation is lost");
    }
}
