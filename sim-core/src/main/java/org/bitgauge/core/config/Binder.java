package org.bitgauge.core.config;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds YAML to records and reports everything that is wrong at once.
 *
 * <pre>{@code
 * Binder binder = new Binder(ConfigTypes.builder().build());
 * Bound<Experiment> bound = binder.load(Path.of("x.yaml"), Experiment.class, List.of("hardware.array.rows=32"));
 * }</pre>
 */
public final class Binder {
    private final ConfigTypes types;

    /** Binds with the given types. */
    public Binder(ConfigTypes types) {
        this.types = requireNonNull(types, "types");
    }

    /** Reads a file, applies overrides ({@code path=value}) in order, binds; {@link ConfigException} with all problems. */
    public <T> Bound<T> load(Path file, Class<T> type, List<String> overrides) {
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlSource.read(file, problems);
        List<Setting> settings = new ArrayList<>();
        for (String override : overrides) {
            try {
                settings.add(Setting.parse(override));
            } catch (ConfigException wrong) {
                wrong.problems().forEach(problems::add);
            }
        }
        if (root.isEmpty()) {
            problems.throwIfAny();
        }
        YamlNode node = root.orElseThrow();
        for (Setting setting : settings) {
            try {
                node = setting.apply(node);
            } catch (ConfigException wrong) {
                wrong.problems().forEach(problems::add);
            }
        }
        return bind(node, type, problems);
    }

    /** Binds a document. */
    public <T> Bound<T> bind(YamlNode root, Class<T> type) {
        return bind(root, type, new Problems());
    }

    private <T> Bound<T> bind(YamlNode root, Class<T> type, Problems problems) {
        Binding binding = new Binding(problems);
        Object value = binding.bind(types.shape(type), root, Trail.ROOT, root.at());
        problems.throwIfAny();
        return new Bound<>(type.cast(requireNonNull(value, "value")), root, ImmutableMap.copyOf(binding.defaulted()));
    }
}
