package org.bitgauge.cli;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bitgauge.core.config.ConfigException;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.config.Problem;
import org.bitgauge.lab.evaluate.EvaluationException;
import org.bitgauge.lab.explore.SweepMismatchException;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.workloads.WorkloadException;
import picocli.CommandLine;

/** Turns exceptions into messages and exit statuses: what the user did wrong is told, what we did wrong is logged. */
final class Failures {
    /** Constants of an enum as picocli lists them; people write them small. */
    private static final Pattern ALTERNATIVES =
            Pattern.compile("expected one of \\[(.*?)] \\(case-insensitive\\) but was ('.*')");

    private Failures() {}

    static int usage(CommandLine.ParameterException e, Terminal terminal) {
        terminal.say("bitgauge: "
                + ALTERNATIVES
                        .matcher(String.valueOf(e.getMessage()))
                        .replaceAll(found ->
                                found.group(2) + " is none of " + found.group(1).toLowerCase(Locale.ROOT)));
        List<String> meant = CommandLine.UnmatchedArgumentException.class.isInstance(e)
                ? ((CommandLine.UnmatchedArgumentException) e).getSuggestions()
                : List.of();
        if (meant.isEmpty()
                && e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            Set<String> verbs = e.getCommandLine().getSubcommands().keySet();
            meant = Nearest.of(unmatched.getUnmatched().get(0), verbs)
                    .map(List::of)
                    .orElse(List.of());
        }
        if (!meant.isEmpty()) {
            terminal.say("  did you mean: " + String.join(", ", meant));
        }
        terminal.say("  see: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.WRONG_INPUT;
    }

    static int report(Exception e, Terminal terminal, String[] args) {
        if (Arrays.asList(args).contains("--debug")) {
            terminal.say(Throwables.getStackTraceAsString(e));
        }
        if (e instanceof ConfigException wrong) {
            for (Problem problem : wrong.problems()) {
                terminal.say(problem.render());
            }
            int count = wrong.problems().size();
            terminal.say("bitgauge: " + count + (count == 1 ? " problem" : " problems") + "; nothing was written");
            return ExitStatus.WRONG_INPUT;
        }
        if (e instanceof InterruptedException) {
            terminal.say(terminal.interruption().message());
            return ExitStatus.INTERRUPTED;
        }
        if (isUsers(e)) {
            terminal.say("bitgauge: " + message(e));
            return ExitStatus.WRONG_INPUT;
        }
        terminal.say("bitgauge: internal fault: " + e + "; details are in " + log(e));
        return ExitStatus.FAULT;
    }

    private static String message(Exception e) {
        Throwable cause = e.getCause();
        boolean wrapped = e instanceof UncheckedIOException && cause != null && saysNoMoreThan(e, cause);
        Throwable told = wrapped && cause != null ? cause : e;
        String text =
                told instanceof FileSystemException file ? file.getFile() + ": " + reason(file) : told.getMessage();
        return text == null ? told.toString() : text;
    }

    private static boolean saysNoMoreThan(Exception e, Throwable cause) {
        return cause.toString().equals(e.getMessage());
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        String reason = e.getReason();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static boolean isUsers(Exception e) {
        return e instanceof InputException
                || e instanceof EvaluationException
                || e instanceof ValidationInputException
                || e instanceof SweepMismatchException
                || e instanceof WorkloadException
                || e instanceof UncheckedIOException
                || e instanceof IOException;
    }

    private static String log(Exception e) {
        try {
            Path file = Files.createTempFile("bitgauge-fault-", ".log");
            Files.writeString(file, Throwables.getStackTraceAsString(e));
            return file.toString();
        } catch (IOException unwritable) {
            return "no file, the temporary folder cannot be written; run again with --debug";
        }
    }
}
