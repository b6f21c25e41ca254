package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.core.cost.memory.SramCosts;
import org.bitgauge.core.cost.memory.SramValidation;
import org.bitgauge.core.cost.memory.SramValidation.Mode;
import org.bitgauge.core.quantity.ConstantTable;

/** SRAM costs against CACTI, each point of the shipped sweep predicted without looking at it. */
@AutoService(ValidationFamily.class)
public final class CactiFamily implements ValidationFamily {
    private static final double TOLERANCE = 0.15;
    private static final double MEDIAN_TOLERANCE = 0.05;
    private static final double SHARE = 0.95;
    private static final String FILE = "sram.csv";

    @Override
    public String name() {
        return "cacti";
    }

    @Override
    public String description() {
        return "Read and write energy, leakage, area, access and cycle time of SRAMs against CACTI 7.0.3DD; a point of the"
                + " shipped sweep is predicted with that point left out. CACTI itself against silicon is not part of it.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        ConstantTable table = cases.isPresent() ? read(cases.get()) : ConstantTable.resource(SramCosts.class, FILE);
        ImmutableList<ValidationCase> found;
        try {
            found = SramValidation.compare(SramCosts.standard(), table, Mode.LEAVE_ONE_OUT).stream()
                    .map(comparison -> new ValidationCase(comparison, TOLERANCE))
                    .collect(ImmutableList.toImmutableList());
        } catch (IllegalArgumentException e) {
            throw new ValidationInputException(String.valueOf(e.getMessage()));
        }
        return new FamilyCases(
                found,
                ImmutableList.of(),
                MEDIAN_TOLERANCE,
                SHARE,
                ImmutableList.of(
                        "points of the shipped sweep are predicted without looking at themselves (leave-one-out);"
                                + " with their neighbours only, steps of the tool's own organisation search are missed",
                        "95 % of the numbers must be within 15 %; every miss is listed"));
    }

    private static ConstantTable read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ValidationInputException(
                    folder + ": holds no " + FILE + "; give a folder in the layout of golden/cacti");
        }
        try {
            return ConstantTable.parse(Files.readString(file), file.toString());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new ValidationInputException(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
