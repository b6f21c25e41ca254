package org.bitgauge.cli.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bitgauge.cli.Terminal;
import org.bitgauge.core.json.Json;
import org.bitgauge.report.table.Numbers;
import org.bitgauge.report.table.TextTable;
import org.bitgauge.report.table.TextTable.Column;

/** Prints costs as a table or as JSON. */
final class CostPrinter {
    private static final Pattern UNITS = Pattern.compile("(_[a-z]+_per_[a-z]+|_[a-z0-9]+)$");

    private final Terminal terminal;
    private final boolean json;

    CostPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void print(String what, Map<String, Object> of, List<Parts.Number> numbers) {
        if (json) {
            terminal.out().print(Json.write(tree(of, numbers)));
        } else {
            of.forEach((key, value) -> {
                if (!key.equals("part")) {
                    terminal.out().println(key + ": " + text(value));
                }
            });
            terminal.out().println();
            terminal.out().print(table(what, numbers).render(terminal.width(), false));
        }
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT)
                : value instanceof Double number && number == Math.rint(number)
                        ? Long.toString(Math.round(number))
                        : value.toString();
    }

    static Map<String, Object> tree(Map<String, Object> of, List<Parts.Number> numbers) {
        Map<String, Object> tree = new LinkedHashMap<>(of);
        Map<String, Object> spreads = new LinkedHashMap<>();
        for (Parts.Number number : numbers) {
            tree.put(number.key(), number.why().value());
            spreads.put(number.key(), number.why().spread());
        }
        tree.put("spread", spreads);
        return tree;
    }

    private static TextTable table(String what, List<Parts.Number> numbers) {
        TextTable table = new TextTable(List.of(
                Column.text(what),
                Column.number("value", Column.ALWAYS),
                Column.text("unit"),
                Column.number("spread", Column.ALWAYS)));
        for (Parts.Number number : numbers) {
            String name = UNITS.matcher(number.key()).replaceAll("").replace('_', ' ');
            table.add(new ArrayList<>(List.of(
                    name,
                    Numbers.plain(number.why().value(), 4),
                    number.why().unit(),
                    "\u00b1" + Numbers.percent(number.why().spread()))));
        }
        return table;
    }
}
