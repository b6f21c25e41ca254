package org.bitgauge.core.values;

import com.google.auto.service.AutoService;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.core.config.ScalarType;

/**
 * Stored forms as YAML writes them: {@code dense}, {@code dpred(group=16)}, {@code dpred(group=64,zeros=vector)}, {@code
 * run-length(run=5,pairs=3,otherwise=dense)}.
 */
@AutoService(ScalarType.class)
public final class StoredFormText implements ScalarType<StoredForm> {
    private static final Pattern CALL = Pattern.compile("\\s*([a-z-]+)\\s*(?:\\(\\s*(.*?)\\s*\\))?\\s*");
    private static final String RUNS = "run-length";
    private static final ImmutableSet<String> NAMES = ImmutableSet.of("dense", "dpred", "shapeshifter", "dnnsim", RUNS);
    private static final int USUAL_GROUP = 16;

    @Override
    public Class<StoredForm> type() {
        return StoredForm.class;
    }

    @Override
    public String what() {
        return "a stored form";
    }

    @Override
    public StoredForm parse(String text) {
        return parsed(text);
    }

    @Override
    public String format(StoredForm value) {
        return value.toString();
    }

    /**
     * The form that a text names.
     *
     * @throws IllegalArgumentException if it names none
     */
    public static StoredForm parsed(String text) {
        Matcher call = CALL.matcher(text.toLowerCase(Locale.ROOT));
        if (!call.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no stored form; write dense, or as in dpred(group=16,zeros=vector)");
        }
        String name = call.group(1);
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no stored form; " + Nearest.remedy(name, NAMES, "forms"));
        }
        Options options = new Options(text, call.group(2) == null ? "" : call.group(2));
        StoredForm form = name.equals("dense") ? StoredForm.DENSE : options.form(name);
        options.refuseRest();
        return form;
    }

    static String written(StoredForm form) {
        String end = (form.orDense() ? ",otherwise=dense" : "") + ")";
        boolean file = form.order() == ValueOrder.FILE;
        return switch (form.code()) {
            case DENSE -> "dense";
            case RUN_LENGTH ->
                RUNS + "(run=" + form.fieldBits() + ",pairs=" + form.group() + (file ? "" : ",order=channel") + end;
            default ->
                groups(form.code(), form.group())
                        + (file ? ",order=file" : "")
                        + (form.fieldBits() > 0 ? ",field=" + form.fieldBits() : "")
                        + end;
        };
    }

    private static String groups(StoredForm.Code code, int group) {
        return switch (code) {
            case SHAPESHIFTER -> "shapeshifter(group=" + group;
            case ROWS -> "dnnsim(group=" + group;
            case REPEATED_ROWS -> "dnnsim(group=" + group + ",repeat=true";
            case ZERO_VECTOR -> "dpred(group=" + group + ",zeros=vector";
            default -> "dpred(group=" + group;
        };
    }

    /** Options of one form, each read once. */
    private static final class Options {
        private final String text;
        private final Map<String, String> given = new LinkedHashMap<>();

        Options(String text, String list) {
            this.text = text;
            for (String option :
                    Splitter.on(',').trimResults().omitEmptyStrings().split(list)) {
                List<String> parts = Splitter.on('=').trimResults().limit(2).splitToList(option);
                if (parts.size() != 2 || given.put(parts.get(0), parts.get(1)) != null) {
                    throw new IllegalArgumentException("'" + option + "' in " + text
                            + " is no option; write each once, as in dpred(group=16,zeros=vector)");
                }
            }
        }

        StoredForm form(String name) {
            boolean dense = choice("otherwise", "coded", "dense") == 1;
            if (name.equals(RUNS)) {
                RunLengthCode usual = RunLengthCode.eyeriss();
                ValueOrder order = choice("order", "file", "channel") == 1 ? ValueOrder.CHANNEL : ValueOrder.FILE;
                int run = number("run", usual.runBits());
                return new StoredForm(StoredForm.Code.RUN_LENGTH, number("pairs", usual.pairs()), order, run, dense);
            }
            StoredForm.Code code =
                    switch (name) {
                        case "shapeshifter" -> StoredForm.Code.SHAPESHIFTER;
                        case "dnnsim" ->
                            choice("repeat", "false", "true") == 1
                                    ? StoredForm.Code.REPEATED_ROWS
                                    : StoredForm.Code.ROWS;
                        default ->
                            choice("zeros", "payload", "vector") == 1
                                    ? StoredForm.Code.ZERO_VECTOR
                                    : StoredForm.Code.PLAIN;
                    };
            ValueOrder order = choice("order", "channel", "file") == 1 ? ValueOrder.FILE : ValueOrder.CHANNEL;
            return new StoredForm(code, number("group", USUAL_GROUP), order, number("field", 0), dense);
        }

        private int choice(String key, String first, String second) {
            String value = given.remove(key);
            if (value != null && !value.equals(first) && !value.equals(second)) {
                throw new IllegalArgumentException(
                        key + "=" + value + " in " + text + " is unknown; write " + first + " or " + second);
            }
            return value != null && value.equals(second) ? 1 : 0;
        }

        private int number(String key, int otherwise) {
            String value = given.remove(key);
            try {
                return value == null ? otherwise : Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        key + "=" + value + " in " + text + " is no whole number; write as " + key + "=16", e);
            }
        }

        void refuseRest() {
            if (!given.isEmpty()) {
                throw new IllegalArgumentException(
                        "'" + given.keySet().iterator().next() + "' in " + text
                                + " is unknown; options are group, order, field, otherwise, for dpred zeros, for dnnsim repeat;"
                                + " of run-length: run, pairs, order, otherwise");
            }
        }
    }
}
