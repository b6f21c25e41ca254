package org.bitgauge.core.config;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Block-style YAML text of nodes that reads back to equal nodes. */
public final class YamlText {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_/(](?:[A-Za-z0-9_./()+=,%*\\[\\]-]|:(?=[^ ])| (?=[A-Za-z0-9_./(\\[+=%*-]))*");
    private static final Pattern PLAIN_IN_FLOW =
            Pattern.compile("[A-Za-z0-9_/(](?:[A-Za-z0-9_./()+=%*-]| (?=[A-Za-z0-9]))*");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_./-])*");
    private static final int WIDTH = 90;

    private final Map<YamlNode, Map<String, String>> comments;
    private final StringBuilder out = new StringBuilder();

    private YamlText(Map<YamlNode, Map<String, String>> comments) {
        this.comments = comments;
    }

    /** Text with a final line end. */
    public static String write(YamlNode node) {
        return write(node, ImmutableMap.of());
    }

    /** Text with comments above the keys of some mappings, looked up by identity. */
    static String write(YamlNode node, Map<YamlNode, Map<String, String>> comments) {
        YamlText text = new YamlText(comments);
        if (inline(node)) {
            text.out.append(flow(node)).append('\n');
        } else {
            text.block(node, 0, false);
        }
        return text.out.toString();
    }

    /** Appends a mapping or list; the first line continues the current one after a list dash. */
    private void block(YamlNode node, int indent, boolean afterDash) {
        boolean continues = afterDash;
        if (node instanceof YamlMapping mapping) {
            Map<String, String> docs = comments.getOrDefault(mapping, ImmutableMap.of());
            for (Map.Entry<String, YamlMapping.Entry> entry : mapping.entries().entrySet()) {
                String doc = docs.getOrDefault(entry.getKey(), "");
                if (!doc.isEmpty() && !continues) {
                    out.append(" ".repeat(indent)).append("# ").append(doc).append('\n');
                }
                out.append(continues ? "" : " ".repeat(indent))
                        .append(key(entry.getKey()))
                        .append(':');
                value(entry.getValue().value(), indent);
                continues = false;
            }
            return;
        }
        for (YamlNode item : ((YamlSequence) node).items()) {
            out.append(continues ? "" : " ".repeat(indent)).append('-');
            if (inline(item)) {
                out.append(' ').append(flow(item)).append('\n');
            } else {
                out.append(' ');
                block(item, indent + 2, true);
            }
            continues = false;
        }
    }

    private void value(YamlNode value, int indent) {
        if (inline(value)) {
            String text = flow(value);
            out.append(text.isEmpty() ? "" : " ").append(text).append('\n');
        } else {
            out.append('\n');
            block(value, indent + 2, false);
        }
    }

    /** Scalars, empty collections and short lists of simple words stand on one line. */
    private static boolean inline(YamlNode node) {
        if (node instanceof YamlSequence list) {
            return list.items().stream()
                            .allMatch(item -> item instanceof YamlScalar scalar
                                    && !scalar.isNull()
                                    && !isNullWord(scalar.text())
                                    && PLAIN_IN_FLOW.matcher(scalar.text()).matches())
                    && list.items().stream()
                                    .mapToInt(item -> ((YamlScalar) item).text().length() + 2)
                                    .sum()
                            <= WIDTH;
        }
        return !(node instanceof YamlMapping mapping) || mapping.entries().isEmpty();
    }

    private static String flow(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.isNull() ? "null" : scalar(scalar.text());
        }
        if (node instanceof YamlMapping) {
            return "{}";
        }
        List<YamlNode> items = ((YamlSequence) node).items();
        return items.stream().map(item -> ((YamlScalar) item).text()).collect(Collectors.joining(", ", "[", "]"));
    }

    private static boolean isNullWord(String text) {
        return text.isEmpty() || text.equals("~") || text.equals("null");
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !isNullWord(text);
        return plain ? text : quote(text);
    }

    private static String key(String text) {
        return PLAIN_KEY.matcher(text).matches() && !text.equals(Includes.KEY) ? text : quote(text);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean visible = c >= ' ' && c < 0x7F || c > 0xA0 && c != 0x2028 && c != 0x2029 && c < 0xFEFF;
                    quoted.append(visible ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04X", (int) c));
                }
            }
        }
        return quoted.append('"').toString();
    }
}
