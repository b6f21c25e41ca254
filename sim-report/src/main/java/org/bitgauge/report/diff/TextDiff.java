package org.bitgauge.report.diff;

import java.util.ArrayList;
import java.util.List;

/** Lines that were taken out or added, by the longest common subsequence. */
public final class TextDiff {
    private static final long MOST_CELLS = 25_000_000;

    private TextDiff() {}

    /** Changed lines in order, each starting with {@code -} or {@code +}; empty when the texts agree. */
    public static List<String> lines(String before, String after) {
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        if ((long) a.size() * b.size() > MOST_CELLS) {
            return before.equals(after) ? List.of() : List.of("(too long to compare line by line)");
        }
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                changes.add("- " + a.get(i++));
            } else {
                changes.add("+ " + b.get(j++));
            }
        }
        return changes;
    }
}
