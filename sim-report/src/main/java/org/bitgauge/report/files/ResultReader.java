package org.bitgauge.report.files;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.ledger.Ledger;
import org.bitgauge.core.result.AccuracyRow;
import org.bitgauge.core.result.AreaEntry;
import org.bitgauge.core.result.ClaimRow;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.FormatRow;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.Provenance;
import org.bitgauge.core.result.ReferenceValue;
import org.bitgauge.core.result.ResourceEntry;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.core.result.TensorPlace;

/** Reads {@code results.json} back, so that figures and reports can be drawn again without a new run. */
public final class ResultReader {
    private ResultReader() {}

    /**
     * Reads a folder of results, or its {@code results.json}.
     *
     * @throws IllegalArgumentException when there is no such file or it is not a result of BitGauge
     */
    public static ResultSet read(Path folderOrFile) {
        Path file = Files.isDirectory(folderOrFile) ? folderOrFile.resolve("results.json") : folderOrFile;
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("No results in " + folderOrFile
                    + ": there is no results.json; name a folder written by 'bitgauge run'");
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return results(JsonParser.parseReader(reader).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    file + " is not a whole results.json (" + e.getMessage() + "); run the experiment again", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static ResultSet results(JsonObject o) {
        if (!o.has("format") || !text(o, "format").equals("bitgauge-results")) {
            throw new JsonParseException("it does not say \"format\": \"bitgauge-results\"");
        }
        if (need(o, "version").getAsInt() > ResultWriter.VERSION) {
            throw new JsonParseException("it was written by a newer BitGauge");
        }
        ImmutableList<RunResult> runs = list(o, "runs", ResultReader::run);
        return new ResultSet(
                text(o, "experiment"),
                text(o, "title"),
                list(o, "comparisons", c -> comparison(c, runs)),
                list(o, "formats", ResultReader::format),
                list(o, "references", ResultReader::reference),
                provenance(need(o, "provenance").getAsJsonObject()),
                o.has("accuracy") ? list(o, "accuracy", ResultReader::accuracy) : ImmutableList.of(),
                o.has("claims") ? list(o, "claims", ResultReader::claim) : ImmutableList.of());
    }

    private static ComparedRun comparison(JsonObject o, ImmutableList<RunResult> runs) {
        return new ComparedRun(
                runs.get(at(o, "run", runs.size())),
                runs.get(at(o, "baseline", runs.size())),
                text(o, "normalise"),
                text(o, "sizing"),
                number(o, "mac_speedup"),
                number(o, "mac_energy_gain"));
    }

    private static int at(JsonObject o, String name, int size) {
        int index = need(o, name).getAsInt();
        if (index < 0 || index >= size) {
            throw new JsonParseException("comparison refers to run " + index + " of " + size);
        }
        return index;
    }

    private static RunResult run(JsonObject o) {
        return new RunResult(
                text(o, "design"),
                text(o, "network"),
                text(o, "profile"),
                number(o, "frequency_hz"),
                whole(o, "inferences"),
                list(o, "layers", ResultReader::layer),
                list(o, "area", ResultReader::area),
                strings(o, "notes"),
                o.has("concurrent") && need(o, "concurrent").getAsBoolean(),
                o.has("resources") ? list(o, "resources", ResultReader::resource) : ImmutableList.of(),
                o.has("tensors") ? list(o, "tensors", ResultReader::tensor) : ImmutableList.of());
    }

    private static TensorPlace tensor(JsonObject o) {
        String label = text(o, "place");
        for (TensorPlace.Place place : TensorPlace.Place.values()) {
            if (place.label().equals(label)) {
                return new TensorPlace(
                        text(o, "tensor"),
                        whole(o, "elements"),
                        whole(o, "bits"),
                        text(o, "level"),
                        place,
                        text(o, "until"),
                        whole(o, "on_chip_reads"),
                        whole(o, "dram_reads"),
                        text(o, "reason"));
            }
        }
        throw new JsonParseException("'" + label + "' is no place of a tensor");
    }

    private static ResourceEntry resource(JsonObject o) {
        return new ResourceEntry(text(o, "layer"), text(o, "resource"), number(o, "count"), whole(o, "available"));
    }

    private static AccuracyRow accuracy(JsonObject o) {
        return new AccuracyRow(
                text(o, "series"),
                text(o, "precision"),
                number(o, "target"),
                text(o, "how"),
                number(o, "best"),
                number(o, "width"),
                number(o, "below"),
                number(o, "above"),
                text(o, "network"),
                text(o, "profile"),
                whole(o, "macs"),
                whole(o, "weight_bits"));
    }

    private static ClaimRow claim(JsonObject o) {
        return new ClaimRow(
                text(o, "claim"), text(o, "source"), text(o, "series"), text(o, "verdict"), text(o, "evidence"));
    }

    private static AreaEntry area(JsonObject o) {
        return new AreaEntry(text(o, "component"), whole(o, "count"), number(o, "area_mm2"), number(o, "leakage_mw"));
    }

    private static LayerResult layer(JsonObject o) {
        Ledger ledger = new Ledger(
                whole(o, "cycles"), list(o, "time", ResultReader::cycles), list(o, "energy", ResultReader::energy));
        return new LayerResult(
                text(o, "layer"),
                text(o, "op"),
                whole(o, "macs"),
                text(o, "weight_format"),
                text(o, "activation_format"),
                text(o, "partial_sum_format"),
                text(o, "output_format"),
                number(o, "weight_bits_mean"),
                number(o, "activation_bits_mean"),
                whole(o, "ideal_cycles"),
                number(o, "peak_macs_per_cycle"),
                whole(o, "dram_read_bits"),
                whole(o, "dram_write_bits"),
                text(o, "mapping"),
                text(o, "engine"),
                ledger);
    }

    private static CycleEntry cycles(JsonObject o) {
        Cause.Kind kind = constant(Cause.Kind.class, text(o, "kind"));
        Cause cause = kind.isWait()
                ? new Cause(kind, text(o, "level"), constant(Cause.Reason.class, text(o, "reason")))
                : Cause.of(kind);
        return new CycleEntry(text(o, "resource"), cause, whole(o, "cycles"));
    }

    private static EnergyEntry energy(JsonObject o) {
        return new EnergyEntry(
                text(o, "component"),
                text(o, "tensor"),
                text(o, "action"),
                whole(o, "count"),
                whole(o, "bits"),
                number(o, "energy_pj"));
    }

    private static FormatRow format(JsonObject o) {
        return new FormatRow(
                text(o, "network"),
                text(o, "profile"),
                text(o, "layer"),
                text(o, "tensor"),
                text(o, "format"),
                number(o, "bits"),
                text(o, "reason"));
    }

    private static ReferenceValue reference(JsonObject o) {
        return new ReferenceValue(
                text(o, "name"),
                text(o, "quantity"),
                text(o, "profile"),
                text(o, "network"),
                number(o, "value"),
                text(o, "source"));
    }

    private static Provenance provenance(JsonObject o) {
        return new Provenance(
                text(o, "version"),
                text(o, "configuration"),
                text(o, "configuration_sha256"),
                strings(o, "defaults"),
                strings(o, "sources"),
                strings(o, "seeds"),
                strings(o, "assumptions"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new JsonParseException("unknown " + type.getSimpleName() + " '" + name + "'", e);
        }
    }

    private static JsonElement need(JsonObject o, String name) {
        JsonElement value = o.get(name);
        if (value == null) {
            throw new JsonParseException("key '" + name + "' is missing");
        }
        return value;
    }

    private static String text(JsonObject o, String name) {
        return need(o, name).getAsString();
    }

    private static long whole(JsonObject o, String name) {
        return need(o, name).getAsLong();
    }

    private static double number(JsonObject o, String name) {
        JsonElement value = need(o, name);
        return value.isJsonNull() ? Double.NaN : value.getAsDouble();
    }

    private static ImmutableList<String> strings(JsonObject o, String name) {
        ImmutableList.Builder<String> values = ImmutableList.builder();
        need(o, name).getAsJsonArray().forEach(value -> values.add(value.getAsString()));
        return values.build();
    }

    private static <T> ImmutableList<T> list(JsonObject o, String name, Function<JsonObject, T> read) {
        JsonArray array = need(o, name).getAsJsonArray();
        ImmutableList.Builder<T> values = ImmutableList.builderWithExpectedSize(array.size());
        array.forEach(value -> values.add(read.apply(value.getAsJsonObject())));
        return values.build();
    }
}
