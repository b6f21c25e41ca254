package org.bitgauge.lab.validate.timeloop;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitgauge.lab.validate.ValidationInputException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the parts of Timeloop's problem, architecture and mapping files that counts need. */
final class TimeloopYaml {
    private static final Pattern FACTOR = Pattern.compile("([CMRSNPQ])=?(\\d{1,9})");

    private final String file;
    private final Map<?, ?> root;

    private TimeloopYaml(String file, Map<?, ?> root) {
        this.file = file;
        this.root = root;
    }

    /** Parses a file's text. */
    static TimeloopYaml parse(String file, String text) {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (root instanceof Map<?, ?> map) {
                return new TimeloopYaml(file, map);
            }
            throw new ValidationInputException(file + ": holds no YAML mapping");
        } catch (YAMLException e) {
            throw new ValidationInputException(file + ": is no YAML (" + e.getMessage() + ")");
        }
    }

    /** The layer of a problem file. */
    NestProblem problem() {
        Map<?, ?> instance = map(map(root, "problem"), "instance");
        ImmutableMap.Builder<Character, Long> bounds = ImmutableMap.builder();
        for (char dimension : NestProblem.DIMENSIONS.toCharArray()) {
            bounds.put(dimension, whole(instance, String.valueOf(dimension)));
        }
        return new NestProblem(
                bounds.buildOrThrow(),
                whole(instance, "Wstride"),
                whole(instance, "Hstride"),
                whole(instance, "Wdilation"),
                whole(instance, "Hdilation"));
    }

    /**
     * Words in a cycle that each level of an architecture file can read and write.
     *
     * @param read words read in a cycle
     * @param write words written in a cycle
     */
    record Bandwidth(long read, long write) {}

    /** Levels of an architecture file that state a bandwidth. */
    ImmutableMap<String, Bandwidth> bandwidths() {
        ImmutableMap.Builder<String, Bandwidth> found = ImmutableMap.builder();
        for (Object system : list(map(root, "architecture"), "subtree")) {
            for (Object component : list(asMap(system), "local")) {
                Map<?, ?> attributes = map(asMap(component), "attributes");
                if (attributes.containsKey("read_bandwidth")) {
                    String name = text(asMap(component), "name").replaceFirst("\\[.*", "");
                    found.put(
                            name,
                            new Bandwidth(whole(attributes, "read_bandwidth"), whole(attributes, "write_bandwidth")));
                }
            }
        }
        return found.buildOrThrow();
    }

    /** Levels of a mapping file, from the array outwards, in the order of their temporal loops. */
    ImmutableList<NestLevel> levels() {
        Map<String, ImmutableSet<NestTensor>> keeps = new HashMap<>();
        Map<String, ImmutableList<NestLevel.NestLoop>> spatial = new HashMap<>();
        Map<String, ImmutableList<NestLevel.NestLoop>> temporal = new LinkedHashMap<>();
        for (Object item : list(root, "mapping")) {
            Map<?, ?> entry = asMap(item);
            String target = text(entry, "target");
            switch (text(entry, "type")) {
                case "datatype" -> keeps.put(target, tensors(entry));
                case "spatial" -> spatial.put(target, loops(entry));
                case "temporal" -> temporal.put(target, loops(entry));
                default ->
                    throw problem("type '" + text(entry, "type") + "'; datatype, spatial and temporal are known");
            }
        }
        ImmutableList.Builder<NestLevel> levels = ImmutableList.builder();
        temporal.forEach((name, loops) -> levels.add(new NestLevel(
                name,
                keeps.getOrDefault(name, ImmutableSet.copyOf(NestTensor.values())),
                spatial.getOrDefault(name, ImmutableList.of()),
                loops)));
        return levels.build();
    }

    private ImmutableSet<NestTensor> tensors(Map<?, ?> entry) {
        ImmutableSet.Builder<NestTensor> found = ImmutableSet.builder();
        for (Object label : list(entry, "keep")) {
            found.add(tensor(String.valueOf(label)));
        }
        return found.build();
    }

    private NestTensor tensor(String label) {
        for (NestTensor tensor : NestTensor.values()) {
            if (tensor.label().equals(label)) {
                return tensor;
            }
        }
        throw problem("tensor '" + label + "'; Weights, Inputs and Outputs are known");
    }

    /** Factors in the order of the permutation, which starts with the innermost loop. */
    private ImmutableList<NestLevel.NestLoop> loops(Map<?, ?> entry) {
        Map<Character, Long> counts = new HashMap<>();
        for (String word : Splitter.onPattern("[ ,]+").omitEmptyStrings().split(text(entry, "factors"))) {
            Matcher factor = FACTOR.matcher(word);
            if (!factor.matches() || Long.parseLong(factor.group(2)) < 1) {
                throw problem(
                        "factor '" + word + "'; a loop of C M R S N P Q and a count of 1 or more is needed, as C16");
            }
            counts.put(factor.group(1).charAt(0), Long.parseLong(factor.group(2)));
        }
        List<NestLevel.NestLoop> loops = new ArrayList<>();
        for (char dimension : text(entry, "permutation").toCharArray()) {
            loops.add(new NestLevel.NestLoop(dimension, counts.getOrDefault(dimension, 1L)));
            counts.remove(dimension);
        }
        if (!counts.isEmpty()) {
            throw problem("permutation '" + text(entry, "permutation") + "', which leaves out loops that have factors");
        }
        return ImmutableList.copyOf(loops);
    }

    private Map<?, ?> map(Map<?, ?> parent, String key) {
        return asMap(value(parent, key));
    }

    private Map<?, ?> asMap(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw problem("'" + value + "' where keys and values are needed");
    }

    private List<?> list(Map<?, ?> parent, String key) {
        if (value(parent, key) instanceof List<?> list) {
            return list;
        }
        throw problem("no list under '" + key + "'");
    }

    private String text(Map<?, ?> parent, String key) {
        return String.valueOf(value(parent, key));
    }

    private long whole(Map<?, ?> parent, String key) {
        Object value = value(parent, key);
        if (value instanceof Integer number && number > 0) {
            return number;
        }
        throw problem("'" + value + "' for " + key + "; a whole number of 1 or more is needed");
    }

    private Object value(Map<?, ?> parent, String key) {
        Object value = parent.get(key);
        if (value == null) {
            throw problem("no '" + key + "' beside " + parent.keySet());
        }
        return value;
    }

    private ValidationInputException problem(String what) {
        return new ValidationInputException(file + ": has " + what);
    }
}
