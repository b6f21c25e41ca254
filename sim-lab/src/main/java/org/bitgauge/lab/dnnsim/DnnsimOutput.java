package org.bitgauge.lab.dnnsim;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bitgauge.core.ledger.CycleEntry;
import org.bitgauge.core.ledger.EnergyEntry;
import org.bitgauge.core.result.ComparedRun;
import org.bitgauge.core.result.LayerResult;
import org.bitgauge.core.result.ResultSet;
import org.bitgauge.core.result.RunResult;
import org.bitgauge.lab.experiment.ExperimentSpec;
import org.bitgauge.lab.experiment.ExtraOutput;

/**
 * Results in the columns of DNNsim's report of cycles: {@code compute_cycles} are those of the array with all operands at hand,
 * {@code cycles} those of our own memories; reads and writes are counted in blocks of 64 bits.
 */
@AutoService(ExtraOutput.class)
public final class DnnsimOutput implements ExtraOutput {
    private static final int BLOCK_BITS = 64;
    private static final String HEADER =
            "Layer,Sample,cycles,compute_cycles,scheduled PEs,idle PEs,dram_act_reads,dram_psum_reads,dram_wgt_reads,dram_out_writes,"
                    + "gbuffer_act_reads.0,gbuffer_psum_reads.0,gbuffer_wgt_reads.0,gbuffer_out_writes.0,"
                    + "activations precision,weights precision\n";

    @Override
    public String typeName() {
        return "dnnsim";
    }

    @Override
    public String doc() {
        return "cycles, compute cycles and traffic of every layer in the columns of DNNsim's report";
    }

    @Override
    public Optional<String> refuses(ExperimentSpec spec) {
        return Optional.empty();
    }

    @Override
    public ImmutableMap<String, String> files(ExperimentSpec spec, ResultSet results) {
        Map<String, String> files = new LinkedHashMap<>();
        boolean single = results.runs().size() == 1;
        for (ComparedRun compared : results.runs()) {
            RunResult run = compared.run();
            String suffix = single ? "" : "-" + plain(run.design() + "-" + run.network() + "-" + run.profile());
            String name = "dnnsim" + suffix;
            for (int i = 2; files.containsKey(name + ".csv"); i++) {
                name = "dnnsim" + suffix + "-" + i;
            }
            files.put(name + ".csv", table(run, PeerElements.of(spec, run)));
        }
        return ImmutableMap.copyOf(files);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    private static String table(RunResult run, PeerElements elements) {
        StringBuilder text = new StringBuilder(HEADER);
        for (LayerResult layer : run.layers()) {
            if (layer.macs() > 0) {
                text.append(row(layer, elements));
            }
        }
        return text.toString();
    }

    private static String row(LayerResult layer, PeerElements elements) {
        return String.join(
                        ",",
                        layer.layer().replace(',', ';'),
                        "0",
                        Long.toString(layer.ledger().cycles()),
                        Long.toString(computeCycles(layer)),
                        elements.cells(layer),
                        blocks(layer, true, "activations", "read"),
                        blocks(layer, true, "partial-sums", "read"),
                        blocks(layer, true, "weights", "read"),
                        blocks(layer, true, "outputs", "write"),
                        blocks(layer, false, "activations", "read"),
                        blocks(layer, false, "partial-sums", "read"),
                        blocks(layer, false, "weights", "read"),
                        blocks(layer, false, "outputs", "write"),
                        bits(layer.activationBitsMean()),
                        bits(layer.weightBitsMean()))
                + "\n";
    }

    private static String bits(double mean) {
        return Long.toString(Math.round(mean));
    }

    /** Cycles in which the array waits for no memory; setting the precision is no part of the peer's count. */
    private static long computeCycles(LayerResult layer) {
        long sum = 0;
        for (CycleEntry entry : layer.ledger().time()) {
            if (entry.resource().equals(LayerResult.ARRAY)) {
                switch (entry.cause().kind()) {
                    case COMPUTE, IDLE_LANES, FILL, DRAIN, LANE_SYNC, COLUMN_SYNC, TILE_SYNC, BANK_CONFLICT ->
                        sum += entry.cycles();
                    default -> {}
                }
            }
        }
        return sum;
    }

    private static String blocks(LayerResult layer, boolean dram, String tensor, String action) {
        long bits = 0;
        for (EnergyEntry entry : layer.ledger().energy()) {
            boolean ofDram =
                    entry.component().startsWith("ddr") || entry.component().startsWith("dram");
            if (ofDram == dram
                    && entry.tensor().equals(tensor)
                    && entry.action().equals(action)) {
                bits += entry.bits();
            }
        }
        return Long.toString(-Math.floorDiv(-bits, BLOCK_BITS));
    }
}
