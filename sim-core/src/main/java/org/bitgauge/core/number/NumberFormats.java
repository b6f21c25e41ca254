package org.bitgauge.core.number;

import com.google.common.collect.ImmutableList;

/** Number formats by their text. */
public final class NumberFormats {
    private NumberFormats() {}

    /**
     * The format that {@code text} names, for example {@code fp32}, {@code e6m7}, {@code int8}, {@code fixed(8,4)},
     * {@code mxfp4_e2m1} or {@code e4m3[bias=4,subnormals=false]}; capitals and spaces do not matter.
     *
     * @throws FormatSyntaxException if it names none
     */
    public static NumberFormat parse(String text) {
        return FormatParser.parse(text);
    }

    /** One spelling of every kind of format, each of which parses, in the order of the reference page. */
    public static ImmutableList<String> known() {
        return ImmutableList.<String>builder()
                .addAll(FloatNames.NAMED.keySet())
                .add("e6m7", "e6m7[rounding=toward-zero]", "e4m3[subnormals=false,specials=none]")
                .add("int4", "int8", "int16", "int32", "uint4", "uint8")
                .add("fixed(8,4)", "ufixed(8,4)", "fixed(8,6)[symmetric=true]")
                .addAll(BlockNames.NAMED.keySet())
                .add("bfp(3,16)", "msfp12", "msfp16", "block(e3m0,16,e8m0)")
                .add("blocked(int8,4,1)", "blocked(int8,2,2)[mask=1100]", "blocked(uint8,4,1)")
                .add("pow2(4)", "binary", "ternary", "codebook(2,-1.5,-0.5,0.5,1.5)")
                .build();
    }
}
