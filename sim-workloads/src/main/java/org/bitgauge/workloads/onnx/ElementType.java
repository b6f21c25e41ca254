package org.bitgauge.workloads.onnx;

import com.google.common.collect.ImmutableMap;

/**
 * Element types of ONNX tensors ({@code TensorProto.DataType}).
 *
 * @param code number in the file
 * @param name as BitGauge writes the format, where it is one
 * @param bits bits of an element
 */
public record ElementType(int code, String name, int bits) {
    private static final ImmutableMap<Integer, ElementType> KNOWN = known();

    private static ImmutableMap<Integer, ElementType> known() {
        ImmutableMap.Builder<Integer, ElementType> types = ImmutableMap.builder();
        String[] names = {
            "fp32",
            "uint8",
            "int8",
            "uint16",
            "int16",
            "int32",
            "int64",
            "string",
            "bool",
            "fp16",
            "fp64",
            "uint32",
            "uint64",
            "complex64",
            "complex128",
            "bf16",
            "e4m3",
            "e4m3fnuz",
            "e5m2",
            "e5m2fnuz",
            "uint4",
            "int4",
            "e2m1",
            "e8m0",
            "uint2",
            "int2"
        };
        int[] bits = {32, 8, 8, 16, 16, 32, 64, 0, 8, 16, 64, 32, 64, 64, 128, 16, 8, 8, 8, 8, 4, 4, 4, 8, 2, 2};
        for (int i = 0; i < names.length; i++) {
            types.put(i + 1, new ElementType(i + 1, names[i], bits[i]));
        }
        return types.buildOrThrow();
    }

    static ElementType of(int code) {
        ElementType known = KNOWN.get(code);
        return known == null ? new ElementType(code, "type-" + code, 32) : known;
    }

    boolean isInteger64() {
        return code == 7;
    }

    boolean isInteger32() {
        return code == 6;
    }

    /** Whether a quantised format of at most eight bits. */
    boolean isNarrow() {
        return bits > 0 && bits <= 8 && code != 9;
    }
}
