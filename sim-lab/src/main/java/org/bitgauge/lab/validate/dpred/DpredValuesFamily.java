package org.bitgauge.lab.validate.dpred;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bitgauge.lab.validate.CsvTable;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationFamily;
import org.bitgauge.lab.validate.ValidationInputException;

/** Group widths, zeros and container sizes of real tensors, bit for bit. */
@AutoService(ValidationFamily.class)
public final class DpredValuesFamily implements ValidationFamily {
    private static final String PREFIX = "dpred_";
    private static final String PROFILE = "dpred_profile_";
    private static final String TOTAL = "_total";
    private static final String SUFFIX = ".csv";

    @Override
    public String name() {
        return "dpred-values";
    }

    @Override
    public String description() {
        return "Widths of groups, zeros and container sizes of trained networks' weights and activations against an"
                + " independent implementation (NumPy): every integer equal. Needs the traces beside the tables.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        return cases.map(DpredValuesFamily::folder).orElseGet(DpredValuesFamily::shipped);
    }

    private static FamilyCases shipped() {
        DpredTable table = new DpredTable("lenet5", TraceFolder.shipped());
        table.counts(CsvTable.resource(DpredValuesFamily.class, "dpred_lenet5.csv"));
        table.profile(CsvTable.resource(DpredValuesFamily.class, "dpred_profile_lenet5.csv"));
        return found(table.cases());
    }

    private static FamilyCases folder(Path folder) {
        List<ValidationCase> cases = new ArrayList<>();
        for (String network : networks(folder)) {
            DpredTable table = new DpredTable(network, TraceFolder.find(folder, network));
            read(folder, PREFIX + network).ifPresent(table::counts);
            read(folder, PREFIX + network + TOTAL).ifPresent(table::totals);
            read(folder, PROFILE + network).ifPresent(table::profile);
            cases.addAll(table.cases());
        }
        return found(cases);
    }

    private static FamilyCases found(List<ValidationCase> cases) {
        return new FamilyCases(
                ImmutableList.copyOf(cases),
                ImmutableList.of(),
                Double.NaN,
                ImmutableList.of(
                        "integers and doubles are compared for equality, means and ratios to the six decimals that"
                                + " the reference prints"));
    }

    private static TreeSet<String> networks(Path folder) {
        TreeSet<String> networks = new TreeSet<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(file -> file.startsWith(PREFIX) && file.endsWith(SUFFIX))
                    .map(file -> file.substring(PREFIX.length(), file.length() - SUFFIX.length()))
                    .map(name -> name.startsWith("profile_") ? name.substring("profile_".length()) : name)
                    .map(name -> name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name)
                    .forEach(networks::add);
        } catch (IOException e) {
            throw new ValidationInputException(
                    folder + ": cannot be read; give a folder in the layout of golden/values (" + e.getMessage() + ")");
        }
        if (networks.isEmpty()) {
            throw new ValidationInputException(
                    folder + ": holds no dpred_NETWORK.csv; give a folder in the layout of golden/values");
        }
        return networks;
    }

    private static Optional<CsvTable> read(Path folder, String name) {
        Path file = folder.resolve(name + SUFFIX);
        return Files.isRegularFile(file) ? Optional.of(CsvTable.read(file)) : Optional.empty();
    }
}
