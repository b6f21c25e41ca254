package org.bitgauge.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.lab.explore.AxisSpec;
import org.bitgauge.lab.explore.Grid;
import org.bitgauge.lab.explore.PointFunction;
import org.bitgauge.lab.explore.PointRow;
import org.bitgauge.lab.testing.Experiments;
import org.junit.jupiter.api.Test;

class PointEvaluatorTest {
    private static final Grid GRID = new Grid(
            YamlSource.parse(
                    "grid.yaml",
                    Experiments.experiment(
                            "lenet5",
                            "{weights: int8, activations: int8}",
                            Experiments.design("array", 8, 8, "weight-stationary", "ddr4-3200"),
                            "normalise: [iso-macs]")),
            List.of(
                    axis("normalise[0]", "iso-macs", "iso-area"),
                    axis("engine", "event", "closed-form"),
                    axis("profiles[0].weights", "int8", "fp32", "e4m3"),
                    axis("designs[0].array.rows", "4", "8")));

    private static AxisSpec axis(String path, String... values) {
        List<YamlNode> nodes =
                List.of(values).stream().map(v -> YamlSource.value("value", v)).toList();
        return new AxisSpec(List.of(path), nodes, Optional.empty());
    }

    /** Baselines are shared between points of one evaluator and none between evaluators. */
    @Test
    void sharedBaselinesChangeNoRow() {
        PointEvaluator shared = new PointEvaluator(Experiments.TYPES);
        for (long point = 0; point < GRID.size(); point++) {
            YamlNode document = GRID.document(point);
            ImmutableList<PointRow> rows = shared.apply(document);
            assertThat(rows).extracting(PointRow::error).containsOnly("");
            assertThat(rows)
                    .as("point " + point + " " + GRID.values(point))
                    .isEqualTo(new PointEvaluator(Experiments.TYPES).apply(document));
        }
    }

    @Test
    void anEvaluatorAndADocumentThatTravelledGiveTheSameRows() throws IOException, ClassNotFoundException {
        PointEvaluator here = new PointEvaluator(Experiments.TYPES);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(wire)) {
            out.writeObject(here);
            out.writeObject(GRID.document(5));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(wire.toByteArray()))) {
            PointFunction there = (PointFunction) in.readObject();
            YamlNode document = (YamlNode) in.readObject();
            assertThat(document).isEqualTo(GRID.document(5));
            assertThat(document.at()).hasToString(GRID.document(5).at().toString());
            assertThat(there.apply(document)).isEqualTo(here.apply(GRID.document(5)));
        }
    }
}
