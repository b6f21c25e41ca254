package org.bitgauge.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.FamilyCases.ExcludedCase;
import org.bitgauge.lab.validate.FamilyReport;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.TextTable;
import org.bitgauge.report.table.TextTable.Column;

/** Scoreboards of validation as table, JSON and Markdown. */
final class ValidationText {
    private static final int MOST_MISSES = 20;
    private static final int FEW = 5;

    private ValidationText() {}

    static List<Object> tree(List<FamilyReport> reports) {
        List<Object> families = new ArrayList<>();
        for (FamilyReport report : reports) {
            List<Object> cases = new ArrayList<>();
            report.cases().forEach(c -> cases.add(tree(c.comparison())));
            Map<String, Object> family = new LinkedHashMap<>();
            family.put("family", report.family());
            family.put("cases", cases);
            family.put("median_abs_error", finite(report.medianAbsError()));
            family.put("geomean_ratio", finite(report.geomeanRatio()));
            family.put("worst_abs_error", finite(report.worstAbsError()));
            family.put("spearman", finite(report.spearman()));
            family.put("passed", report.passed());
            family.put("failed", report.failed());
            family.put("ok", report.ok());
            family.put(
                    "excluded",
                    report.excluded().stream().map(ValidationText::tree).toList());
            families.add(family);
        }
        return families;
    }

    private static Map<String, Object> tree(Comparison c) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", c.caseName());
        row.put("quantity", c.quantity());
        row.put("reference", c.reference());
        row.put("model", c.model());
        row.put("error", finite(c.error()));
        return row;
    }

    private static Map<String, Object> tree(ExcludedCase e) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", e.caseName());
        row.put("reason", e.reason());
        if (e.fault() > 0) {
            row.put("bug", e.fault());
        }
        return row;
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : Optional.empty();
    }

    static String plain(List<FamilyReport> reports, int width, boolean all) {
        StringBuilder out = new StringBuilder(scoreboard(reports).render(width, false));
        for (FamilyReport report : reports) {
            List<ValidationCase> misses = misses(report);
            if (!misses.isEmpty()) {
                int shown = all ? misses.size() : Math.min(misses.size(), MOST_MISSES);
                out.append('\n').append(report.family()).append(": ").append(misses.size());
                out.append(misses.size() == 1 ? " miss" : " misses").append(" of ");
                out.append(report.passed() + report.failed()).append(" judged numbers");
                out.append(shown < misses.size() ? ", the worst " + shown + " (--all prints every one)" : "")
                        .append('\n');
                out.append(table(misses.subList(0, shown)).render(width, false));
            }
            report.notes().forEach(note -> out.append(report.family())
                    .append(": ")
                    .append(note)
                    .append('\n'));
            leftOut(report, all).forEach(line -> out.append(report.family())
                    .append(": left out ")
                    .append(line)
                    .append('\n'));
        }
        return out.toString();
    }

    /** One line for each case, or for each reason that leaves out several. */
    private static List<String> leftOut(FamilyReport report, boolean all) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (ExcludedCase e : report.excluded()) {
            byReason.computeIfAbsent(e.reason(), r -> new ArrayList<>()).add(e.caseName());
        }
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, names) -> {
            if (all || names.size() <= FEW) {
                names.forEach(name -> lines.add(name + ", " + reason));
            } else {
                lines.add(names.size() + " numbers, the first of " + names.get(0) + " (--all names every one), "
                        + reason);
            }
        });
        return lines;
    }

    private static TextTable scoreboard(List<FamilyReport> reports) {
        TextTable table = new TextTable(List.of(
                Column.text("family"),
                Column.text("quantity"),
                Column.number("numbers", 40),
                Column.number("median |error|", Column.ALWAYS),
                Column.number("worst |error|", Column.ALWAYS),
                Column.number("geomean ratio", 60),
                Column.number("rank corr.", 50),
                Column.number("passed", Column.ALWAYS),
                Column.number("failed", Column.ALWAYS),
                Column.prose("verdict")));
        for (FamilyReport report : reports) {
            table.add(List.of(
                    report.family(),
                    "all",
                    Numbers.count(report.cases().size()),
                    percent(report.medianAbsError()),
                    percent(report.worstAbsError()),
                    Numbers.plain(report.geomeanRatio(), 4),
                    Numbers.plain(report.spearman(), 4),
                    Numbers.count(report.passed()),
                    Numbers.count(report.failed()),
                    report.ok() ? "ok" : "beyond tolerance"));
            byQuantity(report).forEach((quantity, cases) -> table.add(row(quantity, cases)));
        }
        return table;
    }

    private static Map<String, List<ValidationCase>> byQuantity(FamilyReport report) {
        Map<String, List<ValidationCase>> groups = new LinkedHashMap<>();
        for (ValidationCase c : report.cases()) {
            groups.computeIfAbsent(c.comparison().quantity(), q -> new ArrayList<>())
                    .add(c);
        }
        return groups;
    }

    private static List<String> row(String quantity, List<ValidationCase> cases) {
        double[] errors = cases.stream()
                .mapToDouble(c -> Math.abs(c.comparison().error()))
                .sorted()
                .toArray();
        int middle = errors.length / 2;
        double median = errors.length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
        List<ValidationCase> judged =
                cases.stream().filter(ValidationCase::judged).toList();
        long passed = judged.stream().filter(ValidationCase::passed).count();
        return List.of(
                "",
                quantity,
                Numbers.count(cases.size()),
                percent(median),
                percent(errors[errors.length - 1]),
                "",
                "",
                judged.isEmpty() ? "-" : Numbers.count(passed),
                judged.isEmpty() ? "-" : Numbers.count(judged.size() - passed),
                bound(cases.size(), judged));
    }

    private static String bound(int all, List<ValidationCase> judged) {
        if (judged.isEmpty()) {
            return "not judged";
        }
        String bound = "within " + percent(judged.get(0).tolerance());
        return judged.size() == all ? bound : bound + ", " + (all - judged.size()) + " not judged";
    }

    private static TextTable table(List<ValidationCase> misses) {
        TextTable table = new TextTable(List.of(
                Column.text("case"),
                Column.text("quantity"),
                Column.number("reference", Column.ALWAYS),
                Column.number("model", Column.ALWAYS),
                Column.text("unit"),
                Column.number("error", Column.ALWAYS)));
        for (ValidationCase miss : misses) {
            Comparison c = miss.comparison();
            table.add(List.of(
                    c.caseName(),
                    c.quantity(),
                    Numbers.plain(c.reference(), 4),
                    Numbers.plain(c.model(), 4),
                    c.unit(),
                    String.format(Locale.ROOT, "%+.1f %%", 100 * c.error())));
        }
        return table;
    }

    private static List<ValidationCase> misses(FamilyReport report) {
        return report.cases().stream()
                .filter(c -> c.judged() && !c.passed())
                .sorted(Comparator.comparingDouble(
                        (ValidationCase c) -> -Math.abs(c.comparison().error())))
                .toList();
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.2f %%", 100 * share) : "-";
    }

    static String markdown(List<FamilyReport> reports) {
        StringBuilder out = new StringBuilder();
        for (FamilyReport report : reports) {
            out.append("## ")
                    .append(report.family())
                    .append("\n\n")
                    .append(report.description())
                    .append("\n\n");
            out.append("| quantity | numbers | median error | worst error | bound | beyond |\n"
                    + "|---|---|---|---|---|---|\n");
            byQuantity(report).forEach((quantity, cases) -> {
                List<String> row = row(quantity, cases);
                out.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %s |\n",
                        quantity,
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(9),
                        row.get(8)));
            });
            out.append('\n');
            report.notes().forEach(note -> out.append("- ").append(note).append('\n'));
            leftOut(report, false)
                    .forEach(line -> out.append("- left out: ").append(line).append('\n'));
            out.append('\n');
            markdownMisses(out, misses(report));
        }
        return out.toString();
    }

    private static void markdownMisses(StringBuilder out, List<ValidationCase> misses) {
        if (misses.isEmpty()) {
            out.append("No misses.\n\n");
            return;
        }
        out.append("Every miss (").append(misses.size()).append("):\n\n");
        out.append("| case | quantity | reference | model | error |\n|---|---|---|---|---|\n");
        for (ValidationCase miss : misses) {
            Comparison c = miss.comparison();
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s %s | %s | %+.1f %% |\n",
                    c.caseName(),
                    c.quantity(),
                    Numbers.plain(c.reference(), 4),
                    c.unit(),
                    Numbers.plain(c.model(), 4),
                    100 * c.error()));
        }
        out.append('\n');
    }
}
