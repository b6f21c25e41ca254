package org.bitgauge.workloads.yaml;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.VectorOperation;

/** Writes any network in the form that {@link LayeredNetwork} reads; what is read back is equal. */
public final class NetworkYaml {
    private NetworkYaml() {}

    /** The network as YAML, for a file that an experiment includes: {@code networks: [{include: net.yaml}]}. */
    public static String write(Network network) {
        StringBuilder text = new StringBuilder();
        text.append("type: layers\nname: ").append(quoted(network.name()));
        text.append("\nsource: ").append(quoted(network.source()));
        if (network.inferences() != 1) {
            text.append("\ninferences: ").append(network.inferences());
        }
        text.append("\nlayers:\n");
        String before = Network.INPUT;
        for (Layer layer : network.layers()) {
            text.append("  - {op: ").append(op(layer.operation()));
            text.append(", name: ").append(quoted(layer.name()));
            if (!layer.inputs().equals(ImmutableList.of(before))) {
                text.append(", inputs: [");
                text.append(layer.inputs().stream().map(NetworkYaml::quoted).collect(Collectors.joining(", ")));
                text.append(']');
            }
            text.append(body(layer.operation())).append("}\n");
            before = layer.name();
        }
        return text.toString();
    }

    private static String op(Operation operation) {
        return operation instanceof Convolution ? "conv" : operation instanceof MatrixMultiply ? "matmul" : "vector";
    }

    private static String body(Operation operation) {
        if (operation instanceof Convolution conv) {
            return body(conv);
        }
        return operation instanceof MatrixMultiply product ? body(product) : body((VectorOperation) operation);
    }

    private static String body(Convolution c) {
        Padding p = c.padding();
        return number("batch", c.batch(), 1)
                + number("groups", c.groups(), 1)
                + ", in-channels: " + c.inChannels()
                + ", out-channels: " + c.outChannels()
                + ", in: " + pair(c.in())
                + ", kernel: " + pair(c.kernel())
                + pair("stride", c.stride())
                + pair("dilation", c.dilation())
                + (p.equals(Padding.NONE) ? "" : ", padding: " + List.of(p.top(), p.left(), p.bottom(), p.right()))
                + (c.bias() ? "" : ", bias: false");
    }

    private static String body(MatrixMultiply m) {
        return number("batches", m.batches(), 1)
                + number("rows", m.rows(), 1)
                + ", reduction: " + m.reduction()
                + ", columns: " + m.columns()
                + (m.dynamicWeights() ? ", dynamic-weights: true" : "")
                + number("shared-weights", m.sharedWeights(), 1)
                + (m.bias() ? ", bias: true" : "");
    }

    private static String body(VectorOperation v) {
        return ", function: " + quoted(v.function())
                + ", in-elements: " + v.inputElements()
                + ", out-elements: " + v.outputElements()
                + ", operations: " + v.operations()
                + number("parameters", v.parameters(), 0)
                + number("parameters-read", v.parametersRead(), v.parameters())
                + (v.fusible() ? ", fusible: true" : "");
    }

    private static String number(String key, long value, long otherwise) {
        return value == otherwise ? "" : ", " + key + ": " + value;
    }

    private static String pair(String key, Extent extent) {
        return extent.equals(Extent.square(1)) ? "" : ", " + key + ": " + pair(extent);
    }

    private static String pair(Extent extent) {
        return "[" + extent.height() + ", " + extent.width() + "]";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || letter >= 0x7f) {
                quoted.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
