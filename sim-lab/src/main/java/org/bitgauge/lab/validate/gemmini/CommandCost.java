package org.bitgauge.lab.validate.gemmini;

import static org.bitgauge.lab.validate.gemmini.GemminiPreset.ceilDiv;

/**
 * What one loop command costs the array and the DMA.
 *
 * @param arrayCycles busy cycles of the array
 * @param macs multiply-accumulates of the tile
 * @param inputHundredths hundredths of a bus cycle for inputs
 * @param weightHundredths for weights
 * @param outputHundredths for results, of a command that stores
 */
record CommandCost(long arrayCycles, long macs, long inputHundredths, long weightHundredths, long outputHundredths) {
    private static final long SHORTEST_ROWS = 4;

    /** Cost of each command of a program. */
    static CommandCost of(LoopProgram program, GemminiPreset preset) {
        Extents tile = program.tile();
        long pixels = program.inputPixels(tile);
        long weightRows = tile.of(Dim.R) * tile.of(Dim.S) * tile.of(Dim.C);
        long results = program.results(tile);
        return new CommandCost(
                arrayCycles(program),
                tile.product(),
                rows(program, preset, pixels, Dim.C),
                rows(program, preset, weightRows, Dim.K),
                rows(program, preset, results, Dim.K));
    }

    /** Rows of one tensor, cut into requests, and the pages they touch. */
    private static long rows(LoopProgram program, GemminiPreset preset, long rows, Dim inner) {
        long bytes = program.tile().of(inner);
        long longest = Math.max(preset.requestBytes(), program.arraySide());
        long requests = rows * ceilDiv(bytes, longest);
        long hundredths =
                preset.rowHundredths(Math.min(bytes, preset.requestBytes()), program.matrixProduct()) * requests;
        long stride = Math.min(program.layer().of(inner), preset.pageBytes());
        return hundredths + 100 * preset.pageWalkCycles() * requests * stride / preset.pageBytes();
    }

    /**
     * Blocks of weights of the array's size, one after the other; each streams rows of pixels in commands of at most the
     * array's side. A short command takes half the side, at least four cycles; a block at least the side, to load the
     * next weights.
     */
    private static long arrayCycles(LoopProgram program) {
        Extents tile = program.tile();
        long side = program.arraySide();
        long blocks = tile.of(Dim.R) * tile.of(Dim.S) * ceilDiv(tile.of(Dim.C), side) * ceilDiv(tile.of(Dim.K), side);
        long shortest = Math.max(SHORTEST_ROWS, side / 2);
        long rest = tile.of(Dim.P) % side;
        long row = tile.of(Dim.P) - rest + (rest == 0 ? 0 : Math.max(rest, shortest));
        return blocks * Math.max(tile.of(Dim.N) * tile.of(Dim.Q) * row, side);
    }
}
