package org.bitgauge.core.number;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A format's text taken apart: head, arguments, options; remembers which options have been read. */
final class FormatText {
    private static final int SHOWN = 60;

    private final String whole;
    private final String head;
    private final ImmutableList<String> arguments;
    private final Map<String, String> options;
    private final List<String> readable = new ArrayList<>();
    private boolean argumentsRead;

    private FormatText(String whole, String head, ImmutableList<String> arguments, Map<String, String> options) {
        this.whole = whole;
        this.head = head;
        this.arguments = arguments;
        this.options = options;
    }

    static FormatText split(String input) {
        String text = input.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        if (text.isEmpty()) {
            throw new FormatSyntaxException("a number format is missing; write for example fp32, int8 or e6m7");
        }
        String body = text;
        Map<String, String> options = new LinkedHashMap<>();
        if (text.endsWith("]")) {
            int open = openingOf(text, '[', ']', shown);
            body = text.substring(0, open);
            readOptions(text.substring(open + 1, text.length() - 1), options, shown);
        }
        ImmutableList<String> arguments = ImmutableList.of();
        if (body.endsWith(")")) {
            int open = openingOf(body, '(', ')', shown);
            arguments = splitTop(body.substring(open + 1, body.length() - 1));
            body = body.substring(0, open);
        }
        return new FormatText(shown, body, arguments, options);
    }

    private static int openingOf(String text, char opening, char closing, String shown) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            depth += c == closing ? 1 : c == opening ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new FormatSyntaxException("number format '" + shown + "': '" + closing + "' without '" + opening + "'");
    }

    private static ImmutableList<String> splitTop(String inner) {
        ImmutableList.Builder<String> parts = ImmutableList.builder();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(inner.substring(start, i));
                start = i + 1;
            }
        }
        return parts.add(inner.substring(start)).build();
    }

    private static void readOptions(String inner, Map<String, String> options, String shown) {
        for (String option : splitTop(inner)) {
            int equals = option.indexOf('=');
            if (equals < 1 || equals == option.length() - 1) {
                throw new FormatSyntaxException("number format '" + shown + "': '" + option
                        + "' is not an option; write key=value, as e4m3[bias=4,subnormals=false]");
            }
            if (options.put(option.substring(0, equals), option.substring(equals + 1)) != null) {
                throw new FormatSyntaxException(
                        "number format '" + shown + "': " + option.substring(0, equals) + " is given twice");
            }
        }
    }

    String head() {
        return head;
    }

    String shown() {
        return whole;
    }

    FormatSyntaxException problem(String what) {
        return new FormatSyntaxException("number format '" + whole + "': " + what);
    }

    ImmutableList<String> arguments() {
        argumentsRead = true;
        return arguments;
    }

    ImmutableList<String> arguments(int count, String usage) {
        argumentsRead = true;
        if (arguments.size() != count) {
            throw problem("write " + usage);
        }
        return arguments;
    }

    int integer(String written) {
        if (!written.matches("-?\\d{1,9}")) {
            throw problem("'" + written + "' is not a whole number");
        }
        return Integer.parseInt(written);
    }

    double number(String written) {
        if (!written.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d{1,4})?")) {
            throw problem("'" + written + "' is not a number");
        }
        return Double.parseDouble(written);
    }

    String textOption(String key, String usual) {
        return options.containsKey(key) ? read(key) : skip(key, usual);
    }

    int intOption(String key, int usual) {
        return options.containsKey(key) ? integer(read(key)) : skip(key, usual);
    }

    double numberOption(String key, double usual) {
        return options.containsKey(key) ? number(read(key)) : skip(key, usual);
    }

    boolean flagOption(String key, boolean usual) {
        return options.containsKey(key) ? flag(key, read(key)) : skip(key, usual);
    }

    private boolean flag(String key, String written) {
        return switch (written) {
            case "true" -> true;
            case "false" -> false;
            default -> throw problem(key + " is true or false, not '" + written + "'");
        };
    }

    Specials specialsOption(Specials usual) {
        if (!options.containsKey("specials")) {
            return skip("specials", usual);
        }
        String written = read("specials");
        return switch (written) {
            case "none" -> Specials.NONE;
            case "nan", "nan-only", "nan_only" -> Specials.NAN_ONLY;
            case "ieee" -> Specials.IEEE;
            default -> throw problem("specials is none, nan or ieee, not '" + written + "'");
        };
    }

    Rounding roundingOption(Rounding usual) {
        if (!options.containsKey("rounding")) {
            return skip("rounding", usual);
        }
        String written = read("rounding");
        for (Rounding rounding : Rounding.values()) {
            if (OptionText.of(rounding).equals(written.replace('_', '-'))) {
                return rounding;
            }
        }
        throw problem("rounding is nearest-even, toward-zero or half-away, not '" + written + "'");
    }

    private String read(String key) {
        readable.add(key);
        return options.getOrDefault(key, "");
    }

    private <T> T skip(String key, T usual) {
        readable.add(key);
        return usual;
    }

    /** Refuses arguments and options that the format has no use for. */
    void requireNothingLeft() {
        if (!arguments.isEmpty() && !argumentsRead) {
            throw problem(head + " takes no arguments in parentheses");
        }
        for (String key : options.keySet()) {
            if (!readable.contains(key)) {
                throw problem("unknown option '" + key + "'"
                        + (readable.isEmpty()
                                ? "; this format has none"
                                : "; known are " + String.join(", ", readable)));
            }
        }
    }
}
