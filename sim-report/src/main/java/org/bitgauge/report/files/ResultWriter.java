package org.bitgauge.report.files;

import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
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

/**
 * Writes {@code results.json}: everything a result set holds. Each run stands once under {@code runs}; comparisons name
 * their run and baseline by position. {@link ResultReader} gives back an equal result set.
 */
public final class ResultWriter {
    /** Raised when older readers would misread the file. */
    static final int VERSION = 1;

    private final JsonWriter json;

    private ResultWriter(JsonWriter json) {
        this.json = json;
    }

    /** The result set as UTF-8 JSON, always the same bytes for equal results. */
    public static byte[] toJson(ResultSet results) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (JsonWriter json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            new ResultWriter(json).write(results);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write results as JSON", e);
        }
        out.write('\n');
        return out.toByteArray();
    }

    private void write(ResultSet results) throws IOException {
        // By identity: comparing whole runs would cost more than writing one twice.
        Map<RunResult, Integer> places = new IdentityHashMap<>();
        List<RunResult> runs = new ArrayList<>();
        for (ComparedRun compared : results.runs()) {
            for (RunResult run : List.of(compared.baseline(), compared.run())) {
                if (places.putIfAbsent(run, runs.size()) == null) {
                    runs.add(run);
                }
            }
        }
        json.beginObject();
        json.name("format").value("bitgauge-results").name("version").value(VERSION);
        json.name("experiment").value(results.experiment()).name("title").value(results.title());
        provenance(results.provenance());
        json.name("comparisons").beginArray();
        for (ComparedRun compared : results.runs()) {
            comparison(compared, places);
        }
        json.endArray().name("runs").beginArray();
        for (RunResult run : runs) {
            run(run);
        }
        json.endArray().name("formats").beginArray();
        for (FormatRow row : results.formats()) {
            format(row);
        }
        json.endArray().name("references").beginArray();
        for (ReferenceValue reference : results.references()) {
            reference(reference);
        }
        json.endArray();
        accuracy(results);
        json.endObject();
    }

    private void accuracy(ResultSet results) throws IOException {
        json.name("accuracy").beginArray();
        for (AccuracyRow row : results.accuracy()) {
            json.beginObject().name("series").value(row.series());
            json.name("precision").value(row.precision());
            number("target", row.target());
            json.name("how").value(row.how());
            number("best", row.best());
            number("width", row.width());
            number("below", row.below());
            number("above", row.above());
            json.name("network").value(row.network()).name("profile").value(row.profile());
            json.name("macs").value(row.macs()).name("weight_bits").value(row.weightBits());
            json.endObject();
        }
        json.endArray().name("claims").beginArray();
        for (ClaimRow row : results.claims()) {
            json.beginObject().name("claim").value(row.claim()).name("source").value(row.source());
            json.name("series").value(row.series()).name("verdict").value(row.verdict());
            json.name("evidence").value(row.evidence()).endObject();
        }
        json.endArray();
    }

    private void comparison(ComparedRun compared, Map<RunResult, Integer> places) throws IOException {
        json.beginObject();
        json.name("run").value(places.getOrDefault(compared.run(), -1));
        json.name("baseline").value(places.getOrDefault(compared.baseline(), -1));
        json.name("design").value(compared.run().design());
        json.name("network").value(compared.run().network());
        json.name("profile").value(compared.run().profile());
        json.name("normalise").value(compared.normalise()).name("sizing").value(compared.sizing());
        number("mac_speedup", compared.macSpeedup());
        number("mac_energy_gain", compared.macEnergyGain());
        number("speedup", compared.speedup());
        number("energy_gain", compared.energyGain());
        json.endObject();
    }

    private void run(RunResult run) throws IOException {
        json.beginObject();
        json.name("design").value(run.design()).name("network").value(run.network());
        json.name("profile").value(run.profile());
        number("frequency_hz", run.frequencyHz());
        json.name("inferences").value(run.inferences()).name("cycles").value(run.cycles());
        number("energy_j", run.energyJ());
        number("area_mm2", run.areaMm2());
        json.name("area").beginArray();
        for (AreaEntry entry : run.area()) {
            json.beginObject().name("component").value(entry.component());
            json.name("count").value(entry.count());
            number("area_mm2", entry.areaMm2());
            number("leakage_mw", entry.leakageMw());
            json.endObject();
        }
        json.endArray();
        json.name("concurrent").value(run.concurrent());
        json.name("resources").beginArray();
        for (ResourceEntry entry : run.resources()) {
            json.beginObject().name("layer").value(entry.layer());
            json.name("resource").value(entry.resource());
            number("count", entry.count());
            json.name("available").value(entry.available()).endObject();
        }
        json.endArray();
        tensors(run.tensors());
        strings("notes", run.notes());
        json.name("layers").beginArray();
        for (LayerResult layer : run.layers()) {
            layer(layer);
        }
        json.endArray().endObject();
    }

    /** Nothing where all tensors were to go through DRAM. */
    private void tensors(List<TensorPlace> tensors) throws IOException {
        if (tensors.isEmpty()) {
            return;
        }
        json.name("tensors").beginArray();
        for (TensorPlace tensor : tensors) {
            json.beginObject().name("tensor").value(tensor.tensor());
            json.name("elements").value(tensor.elements());
            json.name("bits").value(tensor.bits()).name("level").value(tensor.level());
            json.name("place").value(tensor.place().label());
            json.name("until").value(tensor.until());
            json.name("on_chip_reads").value(tensor.onChipReads());
            json.name("dram_reads").value(tensor.dramReads());
            json.name("reason").value(tensor.reason()).endObject();
        }
        json.endArray();
    }

    private void layer(LayerResult layer) throws IOException {
        json.beginObject();
        json.name("layer").value(layer.layer()).name("op").value(layer.op());
        json.name("macs").value(layer.macs());
        json.name("weight_format").value(layer.weightFormat());
        json.name("activation_format").value(layer.activationFormat());
        json.name("partial_sum_format").value(layer.partialSumFormat());
        json.name("output_format").value(layer.outputFormat());
        number("weight_bits_mean", layer.weightBitsMean());
        number("activation_bits_mean", layer.activationBitsMean());
        json.name("ideal_cycles").value(layer.idealCycles());
        number("peak_macs_per_cycle", layer.peakMacsPerCycle());
        json.name("dram_read_bits").value(layer.dramReadBits());
        json.name("dram_write_bits").value(layer.dramWriteBits());
        json.name("mapping").value(layer.mapping()).name("engine").value(layer.engine());
        json.name("cycles").value(layer.cycles());
        json.name("time").beginArray();
        for (CycleEntry entry : layer.ledger().time()) {
            json.beginObject().name("resource").value(entry.resource());
            json.name("kind").value(entry.cause().kind().name());
            if (entry.cause().kind().isWait()) {
                json.name("level").value(entry.cause().level());
                json.name("reason").value(entry.cause().reason().name());
            }
            json.name("cycles").value(entry.cycles()).endObject();
        }
        json.endArray().name("energy").beginArray();
        for (EnergyEntry entry : layer.ledger().energy()) {
            json.beginObject().name("component").value(entry.component());
            json.name("tensor").value(entry.tensor()).name("action").value(entry.action());
            json.name("count").value(entry.count()).name("bits").value(entry.bits());
            number("energy_pj", entry.energyPj());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void format(FormatRow row) throws IOException {
        json.beginObject();
        json.name("network").value(row.network()).name("profile").value(row.profile());
        json.name("layer").value(row.layer()).name("tensor").value(row.tensor());
        json.name("format").value(row.format());
        number("bits", row.bits());
        json.name("reason").value(row.reason()).endObject();
    }

    private void reference(ReferenceValue reference) throws IOException {
        json.beginObject();
        json.name("name").value(reference.name()).name("quantity").value(reference.quantity());
        json.name("profile").value(reference.profile()).name("network").value(reference.network());
        number("value", reference.value());
        json.name("source").value(reference.source()).endObject();
    }

    private void provenance(Provenance provenance) throws IOException {
        json.name("provenance").beginObject();
        json.name("version").value(provenance.version());
        json.name("configuration_sha256").value(provenance.configurationSha256());
        strings("defaults", provenance.defaults());
        strings("sources", provenance.sources());
        strings("seeds", provenance.seeds());
        strings("assumptions", provenance.assumptions());
        json.name("configuration").value(provenance.configuration());
        json.endObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }

    /** A number; JSON has none for "not a number" and infinity, which become null. */
    private void number(String name, double value) throws IOException {
        json.name(name);
        if (Double.isFinite(value)) {
            json.value(value);
        } else {
            json.nullValue();
        }
    }
}
