package org.bitgauge.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitgauge.cli.ExitStatus;
import org.bitgauge.cli.InputException;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.json.Json;
import org.bitgauge.lab.validate.FamilyReport;
import org.bitgauge.lab.validate.ValidationFamilies;
import org.bitgauge.lab.validate.ValidationFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays reference cases and holds the models against them. */
@Command(
        name = "validate",
        description = "Replays reference cases, prints the error of each family; exits 1 beyond tolerance.",
        mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FAMILY",
            arity = "0..*",
            description = "Families; all where not given (see: bitgauge list families).")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--cases",
            paramLabel = "PATH",
            description = "A folder with other cases of the one family named, in the layout of its golden data.")
    private Optional<Path> cases = Optional.empty();

    @Option(names = "--json", description = "Prints every case as JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Prints the section of docs/validation.md.")
    private boolean markdown;

    @Option(names = "--all", description = "Prints every miss; the worst twenty of a family where not given.")
    private boolean all;

    /** For the terminal. */
    public ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ValidationFamily> families = families();
        if (cases.isPresent() && families.size() != 1) {
            throw new InputException(
                    "--cases belongs to one family; name it: bitgauge validate FAMILY --cases " + cases.get());
        }
        List<FamilyReport> reports = families.stream()
                .map(family -> FamilyReport.of(family, family.replay(cases)))
                .toList();
        if (json) {
            terminal.out().print(Json.write(ValidationText.tree(reports)));
        } else if (markdown) {
            terminal.out().print(ValidationText.markdown(reports));
        } else {
            terminal.out().print(ValidationText.plain(reports, terminal.width(), all));
        }
        return reports.stream().allMatch(FamilyReport::ok) ? ExitStatus.DONE : ExitStatus.CHECK_FAILED;
    }

    private List<ValidationFamily> families() {
        List<ValidationFamily> known = ValidationFamilies.all();
        List<String> knownNames = known.stream().map(ValidationFamily::name).toList();
        List<ValidationFamily> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(known.stream()
                    .filter(f -> f.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InputException(
                            "there is no family '" + name + "'; " + Nearest.remedy(name, knownNames, "families"))));
        }
        return names.isEmpty() ? known : chosen;
    }
}
