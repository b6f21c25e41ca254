package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one value of a document: {@code hardware.array.rows}, {@code profiles[0].weights},
 * {@code layers["conv.1"].weights}. Parse once, use for many design points.
 */
public final class ConfigPath {
    private static final Pattern PART =
            Pattern.compile("(?:\\[(\\d{1,6})\\]|\\[\"([^\"]*)\"\\]|\\[([^\\]\"]+)\\]|(\\.?)([^.\\[\\]\"]+))");
    private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]\"]+");

    /** A key, or an index when {@code key} is empty; {@code before} is the path up to it. */
    private record Segment(Optional<String> key, int index, int column, String before) {}

    private final SourceText source;
    private final ImmutableList<Segment> segments;

    private ConfigPath(SourceText source, ImmutableList<Segment> segments) {
        this.source = source;
        this.segments = segments;
    }

    /** Reads a path; the empty path is the whole document. Throws {@link ConfigException} when it is malformed. */
    public static ConfigPath parse(String path) {
        return parse(path, SourceText.inMemory("path", path));
    }

    static ConfigPath parse(String path, SourceText source) {
        List<Segment> segments = new ArrayList<>();
        Matcher matcher = PART.matcher(path);
        int end = 0;
        while (end < path.length()) {
            boolean fits = matcher.find(end) && matcher.start() == end;
            if (!fits || (matcher.group(5) != null && matcher.group(4).isEmpty() != (end == 0))) {
                throw new ConfigException(Problem.at(
                        source.at(1, end + 1),
                        path,
                        "not a path",
                        "write keys with dots and list places in brackets: profiles[0].weights"));
            }
            segments.add(segment(matcher, path.substring(0, end)));
            end = matcher.end();
        }
        return new ConfigPath(source, ImmutableList.copyOf(segments));
    }

    private static Segment segment(Matcher matcher, String before) {
        int column = matcher.start() + 1;
        if (matcher.group(1) != null) {
            return new Segment(Optional.empty(), Integer.parseInt(matcher.group(1)), column, before);
        }
        for (int group : new int[] {2, 3, 5}) {
            String key = matcher.group(group);
            if (key != null) {
                return new Segment(Optional.of(key), -1, matcher.start(group) + 1, before);
            }
        }
        throw new IllegalStateException(matcher.group());
    }

    /** The key as it stands in a path: in quotes when it holds dots or brackets. */
    static String quote(String key) {
        return PLAIN.matcher(key).matches() ? key : "[\"" + key + "\"]";
    }

    /** The value this path names, if it was written. */
    public Optional<YamlNode> find(YamlNode root) {
        YamlNode node = root;
        for (Segment segment : segments) {
            Optional<YamlMapping.Entry> next = step(node, segment);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get().value();
        }
        return Optional.of(node);
    }

    /** Place of the key of the value this path names, or of the nearest written value above it. */
    public Location locate(YamlNode root) {
        YamlNode node = root;
        Location at = root.at();
        for (Segment segment : segments) {
            Optional<YamlMapping.Entry> next = step(node, segment);
            if (next.isEmpty()) {
                return at;
            }
            node = next.get().value();
            at = node instanceof YamlScalar ? node.at() : next.get().keyAt();
        }
        return at;
    }

    /**
     * A document in which this path has the value; absent keys are added (whether they are legal is found when
     * binding), list places must exist. Unchanged parts are shared with {@code root}.
     */
    public YamlNode replace(YamlNode root, YamlNode value) {
        return replace(root, value, 0);
    }

    private YamlNode replace(YamlNode node, YamlNode value, int depth) {
        if (depth == segments.size()) {
            return value;
        }
        Segment segment = segments.get(depth);
        if (segment.key().isEmpty()) {
            return replaceItem(node, value, depth);
        }
        String key = segment.key().get();
        Location at = source.at(1, segment.column());
        if (node instanceof YamlScalar scalar && scalar.isNull()) {
            return replace(new YamlMapping(scalar.at(), ImmutableMap.of()), value, depth);
        }
        if (!(node instanceof YamlMapping mapping)) {
            throw wrong(segment, "has no key '" + key + "', it is " + node.what(), hint(node));
        }
        Optional<YamlMapping.Entry> old = mapping.entry(key);
        YamlNode below = old.map(YamlMapping.Entry::value).orElseGet(() -> new YamlScalar(at, "", false));
        Location keyAt = depth + 1 == segments.size()
                ? at
                : old.map(YamlMapping.Entry::keyAt).orElse(at);
        return mapping.with(key, new YamlMapping.Entry(keyAt, replace(below, value, depth + 1)));
    }

    private YamlNode replaceItem(YamlNode node, YamlNode value, int depth) {
        Segment segment = segments.get(depth);
        if (!(node instanceof YamlSequence sequence)) {
            throw wrong(segment, "has no place [" + segment.index() + "], it is " + node.what(), hint(node));
        }
        int size = sequence.items().size();
        if (segment.index() >= size) {
            throw wrong(
                    segment,
                    "has no place [" + segment.index() + "]",
                    size == 0 ? "the list is empty" : "places go from [0] to [" + (size - 1) + "]");
        }
        List<YamlNode> items = new ArrayList<>(sequence.items());
        items.set(segment.index(), replace(items.get(segment.index()), value, depth + 1));
        return new YamlSequence(sequence.at(), ImmutableList.copyOf(items));
    }

    private ConfigException wrong(Segment segment, String message, String remedy) {
        return new ConfigException(Problem.at(source.at(1, segment.column()), segment.before(), message, remedy));
    }

    private static String hint(YamlNode node) {
        if (node instanceof YamlSequence) {
            return "name a place in the list, for example [0]";
        }
        if (node instanceof YamlMapping mapping) {
            return "keys there: " + String.join(", ", mapping.entries().keySet());
        }
        return "give it as a mapping first";
    }

    private static Optional<YamlMapping.Entry> step(YamlNode node, Segment segment) {
        if (segment.key().isPresent()) {
            return node instanceof YamlMapping mapping
                    ? mapping.entry(segment.key().get())
                    : Optional.empty();
        }
        if (node instanceof YamlSequence sequence
                && segment.index() < sequence.items().size()) {
            YamlNode item = sequence.items().get(segment.index());
            return Optional.of(new YamlMapping.Entry(item.at(), item));
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return source.text();
    }
}
