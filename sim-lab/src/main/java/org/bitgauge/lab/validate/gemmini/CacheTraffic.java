package org.bitgauge.lab.validate.gemmini;

import static org.bitgauge.lab.validate.gemmini.GemminiPreset.ceilDiv;

import com.google.common.math.LongMath;
import java.util.List;

/**
 * Bytes between DRAM and the last-level cache for each loop command, on average. The cache keeps what as many inner
 * iterations touch as fit, in whole lines; whatever lies outside is fetched again. A line of results is read before it is
 * written in part, and written back: it moves twice. What fits as a whole is there from the start.
 *
 * @param inputBytes in for each command
 * @param weightBytes in for each command
 * @param outputBytes in and out for each command that stores
 */
record CacheTraffic(long inputBytes, long weightBytes, long outputBytes) {

    /** Traffic of a program. */
    static CacheTraffic of(LoopProgram program, GemminiPreset preset) {
        List<MappingText.Factor> loops = program.loops();
        Extents kept = program.tile();
        int outside = loops.size();
        while (outside > 0 && fits(program, grown(program, kept, loops.get(outside - 1), Long.MAX_VALUE), preset)) {
            outside--;
            kept = grown(program, kept, loops.get(outside), Long.MAX_VALUE);
        }
        if (outside == 0) {
            return new CacheTraffic(0, 0, 0);
        }
        MappingText.Factor boundary = loops.get(outside - 1);
        long inside = inside(program, kept, boundary, preset);
        kept = grown(program, kept, boundary, inside);
        double commandsKept = inside;
        double storesKept = boundary.dim().reduces() ? 1 : inside;
        for (MappingText.Factor loop : loops.subList(outside, loops.size())) {
            commandsKept *= loop.count();
            storesKept *= loop.dim().reduces() ? 1 : loop.count();
        }
        return new CacheTraffic(
                (long) Math.ceil(inputs(program, kept, preset) / commandsKept),
                (long) Math.ceil(weights(program, kept, preset) / commandsKept),
                (long) Math.ceil(2.0 * outputs(program, kept, preset) / storesKept));
    }

    /** Most iterations of the first loop that does not fit whole, whose data fit together. */
    private static long inside(LoopProgram program, Extents kept, MappingText.Factor loop, GemminiPreset preset) {
        long low = 1;
        long high = loop.count() - 1;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (fits(program, grown(program, kept, loop, middle), preset)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static Extents grown(LoopProgram program, Extents tile, MappingText.Factor loop, long iterations) {
        long count = Math.min(loop.count(), iterations);
        return tile.with(
                loop.dim(),
                Math.min(tile.of(loop.dim()) * count, program.layer().of(loop.dim())));
    }

    /** Whether the lines of all tensors fit together, and those of each tensor into the sets that its rows fall into. */
    private static boolean fits(LoopProgram program, Extents extents, GemminiPreset preset) {
        long inputs = inputs(program, extents, preset);
        long weights = weights(program, extents, preset);
        long outputs = outputs(program, extents, preset);
        double inputSets = crowding(extents.of(Dim.C), program.layer().of(Dim.C), preset);
        double filterSets = crowding(extents.of(Dim.K), program.layer().of(Dim.K), preset);
        double crowded = Math.max(inputs * inputSets, Math.max(weights, outputs) * filterSets);
        return inputs + weights + outputs <= preset.cacheBytes() && crowded <= preset.cacheBytes();
    }

    /**
     * By how much a part of the cache is smaller than the whole: rows that lie a multiple of a power of two of lines apart,
     * and are touched in part, share as many times fewer sets.
     */
    private static double crowding(long touched, long row, GemminiPreset preset) {
        if (row % preset.lineBytes() != 0) {
            return 1;
        }
        long apart = LongMath.gcd(row / preset.lineBytes(), preset.cacheSets());
        return Math.max(1.0, (double) apart / ceilDiv(touched, preset.lineBytes()));
    }

    private static long inputs(LoopProgram program, Extents extents, GemminiPreset preset) {
        return program.inputPixels(extents)
                * lines(extents.of(Dim.C), program.layer().of(Dim.C), preset);
    }

    private static long weights(LoopProgram program, Extents extents, GemminiPreset preset) {
        return extents.of(Dim.R)
                * extents.of(Dim.S)
                * extents.of(Dim.C)
                * lines(extents.of(Dim.K), program.layer().of(Dim.K), preset);
    }

    private static long outputs(LoopProgram program, Extents extents, GemminiPreset preset) {
        return extents.of(Dim.P)
                * extents.of(Dim.Q)
                * lines(extents.of(Dim.K), program.layer().of(Dim.K), preset);
    }

    /** Bytes in whole lines of a row of which a part is touched; rows shorter than a line share it. */
    private static long lines(long touched, long row, GemminiPreset preset) {
        return row < preset.lineBytes() ? row : ceilDiv(touched, preset.lineBytes()) * preset.lineBytes();
    }
}
