package org.bitgauge.core.config;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Puts together what a comma inside parentheses has torn apart: YAML reads {@code [fixed(8,4), int8]} as three texts,
 * a user means two. Only unquoted texts between brackets or braces are touched, and only where the parentheses then
 * balance.
 */
final class FlowCommas {
    private FlowCommas() {}

    /** Items of a list. */
    static List<Node> items(CollectionNode<Node> list) {
        if (list.getFlowStyle() != FlowStyle.FLOW) {
            return list.getValue();
        }
        List<Node> joined = new ArrayList<>();
        List<Node> items = list.getValue();
        for (int i = 0; i < items.size(); i++) {
            Node item = items.get(i);
            StringBuilder text = new StringBuilder(open(item));
            int next = i + 1;
            while (depth(text) > 0 && next < items.size() && isPlain(items.get(next))) {
                text.append(',').append(((ScalarNode) items.get(next++)).getValue());
            }
            boolean torn = next > i + 1 && depth(text) == 0;
            joined.add(torn ? scalar((ScalarNode) item, text) : item);
            i = torn ? next - 1 : i;
        }
        return joined;
    }

    /** Entries of a mapping. */
    static List<NodeTuple> entries(CollectionNode<NodeTuple> mapping) {
        if (mapping.getFlowStyle() != FlowStyle.FLOW) {
            return mapping.getValue();
        }
        List<NodeTuple> joined = new ArrayList<>();
        List<NodeTuple> entries = mapping.getValue();
        for (int i = 0; i < entries.size(); i++) {
            NodeTuple entry = entries.get(i);
            StringBuilder text = new StringBuilder(open(entry.getValueNode()));
            int next = i + 1;
            while (depth(text) > 0 && next < entries.size() && isBareKey(entries.get(next))) {
                text.append(',').append(((ScalarNode) entries.get(next++).getKeyNode()).getValue());
            }
            boolean torn = next > i + 1 && depth(text) == 0;
            joined.add(
                    torn ? new NodeTuple(entry.getKeyNode(), scalar((ScalarNode) entry.getValueNode(), text)) : entry);
            i = torn ? next - 1 : i;
        }
        return joined;
    }

    private static String open(Node node) {
        return isPlain(node) ? ((ScalarNode) node).getValue() : "";
    }

    private static boolean isBareKey(NodeTuple entry) {
        return isPlain(entry.getKeyNode())
                && isPlain(entry.getValueNode())
                && ((ScalarNode) entry.getValueNode()).getValue().isEmpty();
    }

    private static boolean isPlain(Node node) {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private static int depth(CharSequence text) {
        return text.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum();
    }

    private static ScalarNode scalar(ScalarNode first, CharSequence text) {
        return new ScalarNode(Tag.STR, text.toString(), first.getStartMark(), first.getEndMark(), ScalarStyle.PLAIN);
    }
}
