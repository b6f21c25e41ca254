package org.bitgauge.lab.explore;

import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.ConfigPath;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.YamlNode;

/**
 * One axis of a grid: the values that one or several places of the experiment take, all of them the same.
 *
 * @param paths places in the experiment, for example {@code designs[0].array.rows}
 * @param values what they become, any YAML
 * @param name column of the axis; the last key of the first path where not given
 */
@Doc("One axis of a grid: the values that one or several places of the experiment take.")
public record AxisSpec(
        @Doc("Places in the experiment that take the value, for example designs[0].array.rows.") List<String> paths,
        @Doc("Values, any YAML.") List<YamlNode> values,
        @Doc("Name of the column; the last key of the first path where not given.") Optional<String> name) {
    public AxisSpec {
        if (paths.isEmpty() || values.isEmpty()) {
            throw new IllegalArgumentException("an axis needs at least one path and one value");
        }
        paths.forEach(ConfigPath::parse);
    }

    /** Name of the column. */
    public String label() {
        String path = paths.get(0);
        return name.orElse(path.substring(path.lastIndexOf('.') + 1));
    }
}
