package org.bitgauge.workloads.profile;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.BlockProducts;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.workloads.WorkloadException;

/**
 * A profile as a table, one row per tensor of a rule: {@code rule,match,op,tensor,format,per_channel,group,detected}. Rule 0
 * holds the defaults; block products are a row of their own, {@code products}. A measured accuracy stays behind, nothing else.
 */
public final class ProfileCsv {
    private static final String HEADER = "rule,match,op,tensor,format,per_channel,group,detected";
    private static final String NAME = "# profile: ";
    private static final String PRODUCTS = "products";
    private static final String MASK = "mask ";
    private static final int COLUMNS = 8;

    private ProfileCsv() {}

    /** The table of a profile. */
    public static String write(PrecisionProfile profile) {
        StringBuilder text = new StringBuilder(NAME).append(profile.name()).append('\n');
        text.append(HEADER).append('\n');
        for (TensorRole role : TensorRole.values()) {
            profile.byDefault(role).ifPresent(format -> row(text, 0, "", "", role, format));
        }
        profile.products().ifPresent(choice -> cells(text, "0", "", "", PRODUCTS, text(choice), "", "", ""));
        int number = 0;
        for (PrecisionRule rule : profile.layers()) {
            number++;
            for (TensorRole role : TensorRole.values()) {
                Optional<TensorFormat> format = rule.of(role);
                if (format.isPresent()) {
                    row(text, number, rule.match().orElse(""), rule.op().orElse(""), role, format.get());
                }
            }
            if (rule.products().isPresent()) {
                String choice = text(rule.products().get());
                String at = Integer.toString(number);
                cells(text, at, rule.match().orElse(""), rule.op().orElse(""), PRODUCTS, choice, "", "", "");
            }
        }
        return text.toString();
    }

    private static void row(
            StringBuilder text, int rule, String match, String op, TensorRole role, TensorFormat format) {
        cells(
                text,
                Integer.toString(rule),
                match,
                op,
                role.label(),
                format.format().name(),
                Boolean.toString(format.perChannel()),
                format.group().map(Object::toString).orElse(""),
                Boolean.toString(format.detected()));
    }

    private static void cells(StringBuilder text, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            boolean plain = cells[i].indexOf(',') < 0 && cells[i].indexOf('"') < 0;
            text.append(i == 0 ? "" : ",").append(plain ? cells[i] : '"' + cells[i].replace("\"", "\"\"") + '"');
        }
        text.append('\n');
    }

    /**
     * Reads a table.
     *
     * @param source named in messages
     * @throws WorkloadException with every line that is wrong
     */
    public static PrecisionProfile read(String table, String source) {
        List<String> problems = new ArrayList<>();
        Map<Integer, Rows> rules = new LinkedHashMap<>();
        String name = "";
        int number = 0;
        boolean header = false;
        for (String line : Splitter.on('\n').split(table)) {
            number++;
            String at = source + ":" + number + ": ";
            if (line.startsWith(NAME)) {
                name = line.substring(NAME.length()).strip();
            } else if (line.isBlank() || line.startsWith("#")) {
                continue;
            } else if (!header) {
                header = true;
                if (!line.strip().equals(HEADER)) {
                    problems.add(at + "the header must be " + HEADER);
                    break;
                }
            } else {
                try {
                    read(cells(line.strip()), rules);
                } catch (IllegalArgumentException wrong) {
                    problems.add(at + wrong.getMessage());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new WorkloadException(String.join("\n", problems));
        }
        return profile(name, rules);
    }

    private record Rows(
            String match, String op, EnumMap<TensorRole, TensorFormat> formats, List<BlockProducts> products) {
        Rows(String match, String op) {
            this(match, op, new EnumMap<>(TensorRole.class), new ArrayList<>());
        }

        Optional<TensorFormat> of(TensorRole role) {
            return Optional.ofNullable(formats.get(role));
        }
    }

    private static void read(List<String> cells, Map<Integer, Rows> rules) {
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException("has " + cells.size() + " cells, not " + COLUMNS);
        }
        int rule = whole(cells.get(0), "rule");
        Rows rows = rules.computeIfAbsent(rule, key -> new Rows(cells.get(1), cells.get(2)));
        if (cells.get(3).equals(PRODUCTS)) {
            rows.products().add(products(cells.get(4)));
            return;
        }
        TensorRole role = role(cells.get(3));
        Optional<Integer> group = cells.get(6).isBlank() ? Optional.empty() : Optional.of(whole(cells.get(6), "group"));
        TensorFormat format =
                new TensorFormat(NumberFormats.parse(cells.get(4)), truth(cells.get(5)), group, truth(cells.get(7)));
        if (rows.formats().putIfAbsent(role, format) != null) {
            throw new IllegalArgumentException("rule " + rule + " speaks twice of " + role.label());
        }
    }

    private static String text(BlockProducts choice) {
        return choice.keep().map(String::valueOf).orElse(MASK + choice);
    }

    private static BlockProducts products(String text) {
        return text.startsWith(MASK)
                ? BlockProducts.mask(text.substring(MASK.length()).split("/", -1))
                : BlockProducts.keep(whole(text, PRODUCTS));
    }

    private static PrecisionProfile profile(String name, Map<Integer, Rows> rules) {
        Rows defaults = rules.getOrDefault(0, new Rows("", ""));
        ImmutableList<PrecisionRule> layers = rules.entrySet().stream()
                .filter(entry -> entry.getKey() != 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> rule(entry.getValue()))
                .collect(ImmutableList.toImmutableList());
        return new PrecisionProfile(
                name,
                defaults.of(TensorRole.WEIGHTS),
                defaults.of(TensorRole.ACTIVATIONS),
                defaults.of(TensorRole.PARTIAL_SUMS),
                defaults.of(TensorRole.OUTPUTS),
                Optional.empty(),
                layers,
                defaults.products().stream().findFirst());
    }

    private static PrecisionRule rule(Rows rows) {
        return new PrecisionRule(
                Optional.of(rows.match()).filter(text -> !text.isEmpty()),
                Optional.of(rows.op()).filter(text -> !text.isEmpty()),
                rows.of(TensorRole.WEIGHTS),
                rows.of(TensorRole.ACTIVATIONS),
                rows.of(TensorRole.PARTIAL_SUMS),
                rows.of(TensorRole.OUTPUTS),
                rows.products().stream().findFirst());
    }

    private static TensorRole role(String label) {
        for (TensorRole role : TensorRole.values()) {
            if (role.label().equals(label)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "'" + label + "' is no tensor; weights, activations, partial-sums or outputs");
    }

    private static int whole(String text, String what) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(what + " '" + text + "' is no whole number", wrong);
        }
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(letter);
                i++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
