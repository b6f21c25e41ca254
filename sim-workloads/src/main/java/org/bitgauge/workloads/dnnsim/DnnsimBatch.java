package org.bitgauge.workloads.dnnsim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.config.Nearest;
import org.bitgauge.workloads.WorkloadException;

/**
 * A batch file.
 *
 * @param simulations its networks
 */
public record DnnsimBatch(ImmutableList<DnnsimSimulation> simulations) {
    private static final ImmutableList<String> FIELDS =
            ImmutableList.of("network", "model", "data_type", "data_width", "quantised", "batch", "experiment");
    private static final ImmutableList<String> TEXTS = ImmutableList.of(
            "architecture",
            "task",
            "dataflow",
            "search_shape",
            "cpu_clock_freq",
            "dram_size",
            "dram_start_act_address",
            "dram_start_wgt_address",
            "dram_conf",
            "gbuffer_act_size",
            "gbuffer_wgt_size",
            "gbuffer_act_eviction_policy",
            "gbuffer_wgt_eviction_policy");
    private static final ImmutableList<String> SWITCHES =
            ImmutableList.of("minor_bit", "dynamic_weights", "booth_encoding", "diffy", "tactical");
    private static final int WIDEST = 16;

    /**
     * Reads a batch file.
     *
     * @throws WorkloadException naming file, line and field of what is wrong
     */
    public static DnnsimBatch read(Path file) {
        ImmutableList.Builder<DnnsimSimulation> simulations = ImmutableList.builder();
        ProtoText.Message all = ProtoText.read(file);
        for (ProtoText.Field field : all.fields()) {
            if (!field.name().equals("simulate") || field.messages().isEmpty()) {
                throw wrong(file, field.line(), "'" + field.name() + "' is not known here; write simulate { … }");
            }
            simulations.add(simulation(file, field.messages().get(0)));
        }
        ImmutableList<DnnsimSimulation> found = simulations.build();
        if (found.isEmpty()) {
            throw new WorkloadException(file + ": holds no simulate { … }");
        }
        return new DnnsimBatch(found);
    }

    private static WorkloadException wrong(Path file, int line, String what) {
        return new WorkloadException(file + ":" + line + ": " + what);
    }

    private static DnnsimSimulation simulation(Path file, ProtoText.Message message) {
        Map<String, ProtoText.Field> single = new LinkedHashMap<>();
        ImmutableList.Builder<DnnsimExperiment> experiments = ImmutableList.builder();
        for (ProtoText.Field field : message.fields()) {
            if (!FIELDS.contains(field.name())) {
                throw unknown(file, field, FIELDS);
            }
            if (field.name().equals("experiment") && !field.messages().isEmpty()) {
                experiments.add(experiment(file, field.messages().get(0)));
            } else {
                single.put(field.name(), field);
            }
        }
        ProtoText.Field network = Optional.ofNullable(single.get("network"))
                .orElseThrow(() -> wrong(file, message.line(), "simulate names no network; add network: \"name\""));
        expect(file, single.get("model"), "CSV", "Caffe models are not read; give a model.csv and model: \"CSV\"");
        expect(
                file,
                single.get("data_type"),
                "Fixed",
                "data_type must be \"Fixed\" (DNNsim itself refuses \"Float\": trap 8 of its own list)");
        int width = whole(file, single.get("data_width"), WIDEST);
        if (width < 1 || width > WIDEST) {
            throw wrong(file, message.line(), "data_width is 1 to 16, not " + width);
        }
        return new DnnsimSimulation(
                message.line(),
                network.text(),
                width,
                single.containsKey("quantised")
                        && Boolean.parseBoolean(single.get("quantised").text()),
                whole(file, single.get("batch"), 0),
                experiments.build());
    }

    private static void expect(
            Path file, ProtoText.@org.jspecify.annotations.Nullable Field field, String value, String otherwise) {
        if (field != null && !field.text().equals(value)) {
            throw wrong(file, field.line(), otherwise);
        }
    }

    private static int whole(Path file, ProtoText.@org.jspecify.annotations.Nullable Field field, int fallback) {
        if (field == null) {
            return fallback;
        }
        try {
            return Integer.parseInt(field.text());
        } catch (NumberFormatException e) {
            throw wrong(file, field.line(), field.name() + " is a whole number, not '" + field.text() + "'");
        }
    }

    private static DnnsimExperiment experiment(Path file, ProtoText.Message message) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (ProtoText.Field field : message.fields()) {
            if (!DnnsimExperiment.knows(field.name())) {
                throw unknown(file, field, DnnsimExperiment.names());
            }
            if (SWITCHES.contains(field.name())) {
                if (!field.text().equals("true") && !field.text().equals("false")) {
                    throw wrong(file, field.line(), field.name() + " is true or false, not '" + field.text() + "'");
                }
            } else if (!TEXTS.contains(field.name()) && whole(file, field, 0) < 0) {
                throw wrong(file, field.line(), field.name() + " is never negative");
            }
            fields.put(field.name(), field.text());
        }
        return new DnnsimExperiment(message.line(), ImmutableMap.copyOf(fields));
    }

    private static WorkloadException unknown(Path file, ProtoText.Field field, Iterable<String> known) {
        String hint = Nearest.of(field.name(), ImmutableList.copyOf(known))
                .map(n -> "; did you mean " + n + "?")
                .orElse("");
        return wrong(file, field.line(), "field '" + field.name() + "' is not known" + hint);
    }
}
