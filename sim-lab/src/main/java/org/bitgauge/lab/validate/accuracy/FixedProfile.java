package org.bitgauge.lab.validate.accuracy;

import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.json.Json;
import org.bitgauge.lab.validate.ValidationInputException;
import org.bitgauge.lab.validate.accuracy.AccuracyFamily.Found;
import org.bitgauge.workloads.infer.FixedPointSearch;
import org.bitgauge.workloads.infer.data.LabelledSamples;
import org.bitgauge.workloads.infer.rounding.Numerics;

/** A search for per-layer fixed point, evaluation by evaluation. */
final class FixedProfile {
    private static final double SHARE = 0.99;

    private FixedProfile() {}

    static void replay(String file, TrainedNet net, String json, Found found) {
        Map<?, ?> reference = map(file, Json.read(json));
        LabelledSamples data = net.first(integer(file, reference, "images"));
        boolean single = String.valueOf(reference.get("arithmetic")).contains("32");
        FixedPointSearch search = new FixedPointSearch(
                net.model(), single ? Numerics.fp32() : Numerics.fp64(), data, SHARE, FloatGrid.threads());
        FixedPointSearch.Result result = search.run();
        String name = file.replace(".json", "");
        compare(found, name, "right answers", integer(file, reference, "correct_float"), search.correct());
        compare(found, name, "threshold", integer(file, reference, "threshold"), search.threshold());
        compare(found, name, "k", integer(file, reference, "k"), result.k());
        int joint = integer(file, reference, "correct_joint_k");
        compare(found, name, "right answers at k", joint, result.correctJoint());
        compare(found, name, "right answers at the end", integer(file, reference, "correct_final"), result.correct());
        for (Object layer : list(file, reference, "layers")) {
            layer(file, name, map(file, layer), result, found);
        }
        evaluations(file, name, list(file, reference, "log"), search.threshold(), result, found);
    }

    private static void layer(
            String file, String name, Map<?, ?> reference, FixedPointSearch.Result result, Found found) {
        String layer = String.valueOf(reference.get("name"));
        for (int i = 0; i < result.tensors().size(); i++) {
            FixedPointSearch.Tensor tensor = result.tensors().get(i);
            if (tensor.layer().equals(layer)) {
                String prefix = tensor.weights() ? "wgt" : "act";
                String title = name + " " + layer + " " + prefix;
                compare(
                        found,
                        title,
                        "integer bits",
                        integer(file, reference, prefix + "_int_bits"),
                        tensor.integerBits());
                bits(file, found, title, reference, prefix + "_alone", result.alone(), i);
                bits(file, found, title, reference, prefix + "_joint_k", result.joint(), i);
                bits(file, found, title, reference, prefix + "_final", result.chosen(), i);
            }
        }
    }

    private static void bits(
            String file,
            Found found,
            String title,
            Map<?, ?> reference,
            String key,
            ImmutableIntArray widths,
            int index) {
        compare(found, title, key.substring(4) + " bits", integer(file, reference, key), widths.get(index));
    }

    private static void evaluations(
            String file, String name, List<?> log, int threshold, FixedPointSearch.Result result, Found found) {
        for (Object entry : log) {
            List<?> fields = asList(file, entry);
            if (fields.size() != 4 || fields.get(0).equals("joint")) {
                continue;
            }
            String what = fields.get(0) + (fields.get(1).equals("wgt") ? " weights" : " activations");
            int width = ((Number) fields.get(2)).intValue();
            int correct = ((Number) fields.get(3)).intValue();
            if (correct < threshold) {
                continue;
            }
            for (FixedPointSearch.Evaluation own : result.log()) {
                if (own.what().equals(what) && own.bits() == width) {
                    compare(
                            found,
                            name + " " + what + " in " + width + " bits",
                            "right answers",
                            correct,
                            own.correct());
                }
            }
        }
    }

    private static void compare(Found found, String name, String quantity, int reference, int model) {
        found.cases.add(Judged.exact(name, quantity, reference, model));
    }

    private static Map<?, ?> map(String file, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new ValidationInputException(file + ": is not a profile in the layout of golden/values");
    }

    private static List<?> list(String file, Map<?, ?> map, String key) {
        Object value = map.get(key);
        return asList(file, value == null ? "" : value);
    }

    private static List<?> asList(String file, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new ValidationInputException(file + ": a list is missing; the layout is that of golden/values");
    }

    private static int integer(String file, Map<?, ?> map, String key) {
        if (map.get(key) instanceof Number number) {
            return number.intValue();
        }
        throw new ValidationInputException(file + ": the number '" + key + "' is missing");
    }
}
