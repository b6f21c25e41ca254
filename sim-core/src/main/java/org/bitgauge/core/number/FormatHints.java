package org.bitgauge.core.number;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** Which known spelling an unknown one probably meant. */
final class FormatHints {
    private static final ImmutableMap<String, String> SPELLINGS = ImmutableMap.<String, String>builder()
            .put("float", "fp32")
            .put("float32", "fp32")
            .put("single", "fp32")
            .put("double", "fp64")
            .put("float64", "fp64")
            .put("half", "fp16")
            .put("float16", "fp16")
            .put("bfloat16", "bf16")
            .put("fp8", "e4m3 or e5m2")
            .put("fp6", "e2m3 or e3m2")
            .put("fp4", "e2m1")
            .put("float8_e4m3", "e4m3")
            .put("float8_e4m3fn", "e4m3")
            .put("float8_e5m2", "e5m2")
            .put("mxfp8", "mxfp8_e4m3 or mxfp8_e5m2")
            .put("mxfp6", "mxfp6_e2m3 or mxfp6_e3m2")
            .put("int", "int8")
            .put("uint", "uint8")
            .put("mxint", "mxint8")
            .put("bool", "binary")
            .put("pow", "pow2(4)")
            .buildOrThrow();
    private static final ImmutableList<String> HEADS = ImmutableList.<String>builder()
            .addAll(FloatNames.NAMED.keySet())
            .addAll(BlockNames.NAMED.keySet())
            .add("int8", "int4", "int16", "int32", "uint8", "uint4", "uint16")
            .add("fixed(8,4)", "ufixed(8,4)", "bfp(3,16)", "msfp12", "msfp16", "pow2(4)", "binary", "ternary")
            .add("codebook(2,-1.5,-0.5,0.5,1.5)", "block(e3m0,16,e8m0)", "blocked(int8,4,1)")
            .build();

    private FormatHints() {}

    static String hint(String head) {
        String known = SPELLINGS.getOrDefault(head, "");
        return "; did you mean " + (known.isEmpty() ? nearest(head) : known) + "?";
    }

    private static String nearest(String head) {
        String shortened = head.substring(0, Math.min(head.length(), 40));
        String best = "fp32";
        int smallest = Integer.MAX_VALUE;
        for (String candidate : HEADS) {
            int parenthesis = candidate.indexOf('(');
            String name = parenthesis < 0 ? candidate : candidate.substring(0, parenthesis);
            int distance = distance(shortened, name);
            if (distance < smallest) {
                smallest = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
