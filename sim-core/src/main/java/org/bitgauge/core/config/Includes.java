package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Loads files once each, follows {@code include:} and refuses cycles. */
final class Includes {
    static final String KEY = "include";
    private static final int DEEPEST = 32;
    private static final ImmutableList<String> TYPE_KEYS = ImmutableList.of("type", "kind");

    private record Open(Path real, String name, String where) {}

    private final Problems problems;
    private final Deque<Open> chain = new ArrayDeque<>();
    private final Map<Path, Optional<YamlNode>> loaded = new HashMap<>();

    Includes(Problems problems) {
        this.problems = problems;
    }

    /** Loads a file that {@code asked} names. */
    Optional<YamlNode> load(Path file, Location asked, String path) {
        Path real = real(file);
        String where = asked.source().name() + ":" + asked.line();
        for (Open open : chain) {
            if (open.real().equals(real)) {
                problems.add(asked, path, "cyclic include: " + describe(real, where), "remove one of these includes");
                return Optional.empty();
            }
        }
        if (chain.size() >= DEEPEST) {
            problems.add(asked, path, "more than " + DEEPEST + " files include one another", "include fewer");
            return Optional.empty();
        }
        Optional<YamlNode> known = loaded.get(real);
        if (known != null) {
            return known;
        }
        chain.addLast(new Open(real, file.toString(), where));
        Optional<YamlNode> root = YamlSource.text(file, asked, path, problems).flatMap(this::parse);
        chain.removeLast();
        loaded.put(real, root);
        return root;
    }

    /** Parses a text and merges in what it includes. */
    Optional<YamlNode> parse(SourceText source) {
        return new YamlComposer(source, problems, this).compose();
    }

    /** A mapping on top of the files named by its {@code include:} value, the last of which wins among them. */
    YamlMapping merge(YamlMapping own, YamlMapping.Entry include) {
        ImmutableList<YamlNode> names =
                include.value() instanceof YamlSequence list ? list.items() : ImmutableList.of(include.value());
        Optional<YamlMapping> base = Optional.empty();
        for (YamlNode name : names) {
            if (!(name instanceof YamlScalar file) || file.isNull()) {
                problems.add(name.at(), KEY, "needs a file name, was " + name.what(), "write for example [base.yaml]");
                continue;
            }
            Optional<YamlMapping> next = included(file);
            if (next.isPresent()) {
                base = Optional.of(base.isPresent() ? overlay(base.get(), next.get()) : next.get());
            }
        }
        return base.map(below -> overlay(below, own)).orElse(own);
    }

    private Optional<YamlMapping> included(YamlScalar name) {
        Path file = resolve(name);
        Optional<YamlNode> root = load(file, name.at(), KEY);
        if (root.isPresent() && !(root.get() instanceof YamlMapping)) {
            problems.add(name.at(), KEY, "'" + file + "' is not a mapping", "include a file of keys and values");
        }
        return root.filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }

    private static Path resolve(YamlScalar name) {
        return name.at().source().directory().resolve(name.text()).normalize();
    }

    /** Mappings merge key by key; everything else, and a mapping of another type, is replaced. */
    private static YamlMapping overlay(YamlMapping below, YamlMapping above) {
        if (below.equals(above)) {
            return above;
        }
        Map<String, YamlMapping.Entry> merged = new LinkedHashMap<>(below.entries());
        above.entries().forEach((key, entry) -> merged.merge(key, entry, Includes::overlay));
        return new YamlMapping(above.at(), merged);
    }

    private static YamlMapping.Entry overlay(YamlMapping.Entry below, YamlMapping.Entry above) {
        boolean both = below.value() instanceof YamlMapping && above.value() instanceof YamlMapping;
        if (!both || changesType((YamlMapping) below.value(), (YamlMapping) above.value())) {
            return above;
        }
        return new YamlMapping.Entry(above.keyAt(), overlay((YamlMapping) below.value(), (YamlMapping) above.value()));
    }

    private static boolean changesType(YamlMapping below, YamlMapping above) {
        return TYPE_KEYS.stream().anyMatch(key -> {
            Optional<YamlMapping.Entry> own = above.entry(key);
            return own.isPresent() && below.entry(key).isPresent() && !own.equals(below.entry(key));
        });
    }

    private String describe(Path again, String where) {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (Open open : chain) {
            if (inside) {
                text.append(open.where())
                        .append(" includes ")
                        .append(open.name())
                        .append(", ");
            }
            inside |= open.real().equals(again);
        }
        return text.append(where).append(" includes ").append(chainName(again)).toString();
    }

    private String chainName(Path real) {
        return chain.stream()
                .filter(open -> open.real().equals(real))
                .map(Open::name)
                .findFirst()
                .orElseThrow();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException missing) {
            return file.toAbsolutePath().normalize();
        }
    }
}
