package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns one text into nodes by way of SnakeYAML's node tree, never its typed loading: {@code 16:16} stays a text.
 * Duplicate keys, foreign tags and self-containing anchors are problems; merge keys are folded, own keys win.
 */
final class YamlComposer {
    /** Most nodes of a document when every alias is counted each time it is used. */
    static final long MOST_NODES = 1_000_000;

    private static final String MERGE = "<<";
    private static final ImmutableList<String> PLAIN_TAGS = ImmutableList.of(
            Tag.STR.getValue(),
            Tag.SEQ.getValue(),
            Tag.MAP.getValue(),
            Tag.INT.getValue(),
            Tag.FLOAT.getValue(),
            Tag.BOOL.getValue(),
            Tag.NULL.getValue());

    private final SourceText source;
    private final String text;
    private final Problems problems;
    private final Includes includes;
    private final Map<Node, YamlNode> finished = new IdentityHashMap<>();
    private final Map<Node, Boolean> open = new IdentityHashMap<>();

    YamlComposer(SourceText source, Problems problems, Includes includes) {
        this(source, source.text(), problems, includes);
    }

    /** Parses {@code text} and gives places in {@code source}, which has the same lines and columns. */
    YamlComposer(SourceText source, String text, Problems problems, Includes includes) {
        this.source = source;
        this.text = text;
        this.problems = problems;
        this.includes = includes;
    }

    /** The root value, or empty when the text is no YAML or has no value. */
    Optional<YamlNode> compose() {
        Optional<Node> root = nodes();
        if (root.isEmpty()) {
            return Optional.empty();
        }
        YamlNode node = convert(root.get());
        if (node.size() > MOST_NODES) {
            problems.add(
                    node.at(),
                    "",
                    "aliases and includes make more than " + MOST_NODES + " values",
                    "use fewer anchors inside anchors");
            return Optional.empty();
        }
        return Optional.of(node);
    }

    private Optional<Node> nodes() {
        try {
            ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(text)), YamlSyntax.options());
            Node root = new Composer(parser, YamlSyntax.untypedResolver(), YamlSyntax.options()).getSingleNode();
            if (root == null
                    || (root instanceof ScalarNode scalar && scalar.getValue().isEmpty() && isPlain(scalar))) {
                problems.add(
                        source.at(1, 1),
                        "",
                        source.text().isEmpty() ? "the file is empty" : "the file holds no value",
                        "write keys and values, for example 'name: first'");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (YAMLException wrong) {
            problems.add(YamlSyntax.problem(source, wrong));
        } catch (StackOverflowError deep) {
            problems.add(YamlSyntax.tooDeep(source));
        }
        return Optional.empty();
    }

    private YamlNode convert(Node node) {
        YamlNode done = finished.get(node);
        if (done != null) {
            return done;
        }
        if (open.put(node, true) != null) {
            problems.add(at(node), "", "this anchor contains itself", "remove the alias inside it");
            return new YamlScalar(at(node), "", false);
        }
        if (!PLAIN_TAGS.contains(node.getTag().getValue())) {
            problems.add(
                    at(node), "", "the tag '" + node.getTag().getValue() + "' has no meaning here", "remove the tag");
        }
        YamlNode result;
        if (node instanceof MappingNode mapping) {
            result = mapping(mapping);
        } else if (node instanceof SequenceNode sequence) {
            result = new YamlSequence(
                    at(node),
                    FlowCommas.items(sequence).stream().map(this::convert).collect(ImmutableList.toImmutableList()));
        } else if (node instanceof ScalarNode scalar) {
            result = new YamlScalar(at(node), scalar.getValue(), !isPlain(scalar));
        } else {
            problems.add(at(node), "", "this alias has no anchor", "define the anchor before it");
            result = new YamlScalar(at(node), "", false);
        }
        open.remove(node);
        finished.put(node, result);
        return result;
    }

    private YamlMapping mapping(MappingNode node) {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        List<YamlMapping> merged = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<YamlMapping.Entry> include = Optional.empty();
        for (NodeTuple tuple : FlowCommas.entries(node)) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at(tuple.getKeyNode()), "", "a key must be a plain word", "write 'key: value'");
                continue;
            }
            String name = key.getValue();
            if (!seen.add(name)) {
                String first = entries.containsKey(name)
                        ? " on line " + entries.get(name).keyAt().line()
                        : "";
                problems.add(at(key), "", "duplicate key '" + name + "'", "keep only one; the first is" + first);
                continue;
            }
            if (name.equals(MERGE) && isPlain(key)) {
                merges(tuple.getValueNode(), merged);
            } else if (name.equals(Includes.KEY) && isPlain(key)) {
                include = Optional.of(new YamlMapping.Entry(at(key), convert(tuple.getValueNode())));
            } else {
                entries.put(name, new YamlMapping.Entry(at(key), convert(tuple.getValueNode())));
            }
        }
        merged.forEach(map -> map.entries().forEach(entries::putIfAbsent));
        YamlMapping own = new YamlMapping(at(node), entries);
        return include.isPresent() ? includes.merge(own, include.get()) : own;
    }

    private void merges(Node value, List<YamlMapping> into) {
        YamlNode node = convert(value);
        ImmutableList<YamlNode> parts = node instanceof YamlSequence list ? list.items() : ImmutableList.of(node);
        for (YamlNode part : parts) {
            if (part instanceof YamlMapping mapping) {
                into.add(mapping);
            } else {
                problems.add(at(value), MERGE, "merges mappings only, was " + part.what(), "write '<<: *anchor'");
            }
        }
    }

    private static boolean isPlain(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private Location at(Node node) {
        Mark mark = node.getStartMark();
        return source.at(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
