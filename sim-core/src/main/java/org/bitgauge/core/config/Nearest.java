package org.bitgauge.core.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The legal name a user most likely meant. */
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * The known name with the least Damerau–Levenshtein distance, case and separators ignored, if it is near enough to
     * be a slip: at most a third of the letters, and at least one.
     */
    public static Optional<String> of(String name, Collection<String> known) {
        String wanted = plain(name);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return Optional.empty();
        }
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(wanted, plain(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        int allowed = Math.max(1, Math.max(wanted.length(), best.length()) / 3);
        return least <= allowed ? Optional.of(best) : Optional.empty();
    }

    /** {@code did you mean 'x'? LABEL: a, b, c} with the first part only when something is near. */
    public static String remedy(String name, Collection<String> known, String label) {
        String list = known.isEmpty() ? label + ": none" : label + ": " + String.join(", ", known);
        return of(name, known)
                .map(near -> "did you mean '" + near + "'? " + list)
                .orElse(list);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(above, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[b.length()];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }
}
