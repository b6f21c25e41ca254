package org.bitgauge.workloads.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph whose values can be sent through new nodes; all else of the file stays as it was. */
final class GraphEdit {
    static final int FLOAT = 1;
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;

    private final Fields model;
    private final Fields graph;
    private final List<Fields> nodes = new ArrayList<>();
    private final Map<Integer, List<Fields>> before = new HashMap<>();
    private final Map<Integer, List<Fields>> behind = new HashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();

    GraphEdit(ByteString file) throws InvalidProtocolBufferException {
        model = Fields.of(file);
        graph = Fields.of(model.messages(7).get(0));
        for (ByteString node : graph.messages(1)) {
            nodes.add(Fields.of(node));
        }
    }

    /** A name that nothing in the file has, made from another. */
    String fresh(String base) {
        int number = names.merge(base, 1, Integer::sum);
        return "bitgauge/" + base + (number == 1 ? "" : "_" + number);
    }

    /** Adds a constant tensor and gives its name. */
    String constant(String base, int type, long[] dims, ByteString raw) {
        String name = fresh(base);
        Fields tensor = Fields.empty();
        for (long dim : dims) {
            tensor.add(1, dim);
        }
        graph.add(5, tensor.add(2, type).add(8, name).add(9, raw));
        return name;
    }

    /** A float constant, the same value throughout. */
    String constant(String base, long[] dims, double value) {
        long count = 1;
        for (long dim : dims) {
            count *= dim;
        }
        ByteBuffer raw =
                ByteBuffer.allocate(Math.toIntExact(count * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        while (raw.hasRemaining()) {
            raw.putFloat((float) value);
        }
        return constant(base, FLOAT, dims, ByteString.copyFrom(raw.flip()));
    }

    static Fields node(String operator, String domain, List<String> inputs, String output) {
        Fields node = Fields.empty();
        inputs.forEach(input -> node.add(INPUT, input));
        node.add(OUTPUT, output).add(3, output).add(4, operator);
        return domain.isEmpty() ? node : node.add(7, domain);
    }

    static Fields attribute(String name, long value) {
        return Fields.empty().add(1, name).add(3, value).add(20, 2);
    }

    static Fields attribute(String name, String value) {
        return Fields.empty().add(1, name).add(4, value).add(20, 3);
    }

    /** Lets a node read something else than before, made by nodes put right before it. */
    void redirect(int node, int input, String value, List<Fields> made) {
        Fields changed = nodes.get(node);
        List<ByteString> inputs = new ArrayList<>(changed.messages(INPUT));
        inputs.set(input, ByteString.copyFromUtf8(value));
        changed.put(INPUT, inputs);
        before.computeIfAbsent(node, key -> new ArrayList<>()).addAll(made);
    }

    /** Lets nodes make a node's first output from a new value that the node now makes. */
    void follow(int node, String value, List<Fields> made) {
        Fields changed = nodes.get(node);
        List<ByteString> outputs = new ArrayList<>(changed.messages(OUTPUT));
        outputs.set(0, ByteString.copyFromUtf8(value));
        changed.put(OUTPUT, outputs);
        behind.computeIfAbsent(node, key -> new ArrayList<>()).addAll(made);
    }

    /** Names an operator set, or raises its version. */
    void require(String domain, long version) throws InvalidProtocolBufferException {
        List<ByteString> sets = new ArrayList<>();
        boolean found = false;
        for (ByteString message : model.messages(8)) {
            Fields set = Fields.of(message);
            boolean same = set.text(1).equals(domain)
                    || domain.isEmpty() && set.text(1).equals("ai.onnx");
            found |= same;
            sets.add(same && set.integer(2, 1) < version ? operatorSet(domain, version) : message);
        }
        if (!found) {
            sets.add(operatorSet(domain, version));
        }
        model.put(8, sets);
    }

    private static ByteString operatorSet(String domain, long version) {
        return Fields.empty().add(1, domain).add(2, version).bytes();
    }

    byte[] bytes() {
        List<ByteString> all = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            before.getOrDefault(i, List.of()).forEach(node -> all.add(node.bytes()));
            all.add(nodes.get(i).bytes());
            behind.getOrDefault(i, List.of()).forEach(node -> all.add(node.bytes()));
        }
        graph.put(1, all);
        model.put(7, List.of(graph.bytes()));
        return model.bytes().toByteArray();
    }
}
