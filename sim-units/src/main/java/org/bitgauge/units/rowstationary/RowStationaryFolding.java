package org.bitgauge.units.rowstationary;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.ledger.Cause;
import org.bitgauge.core.schedule.TileKind.Busy;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.Grain;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;

/**
 * A layer on a row stationary array with one mapping. Sums leave the array after every pass and come back for the next
 * channels, which is the larger part of the traffic of its buffer. Zeros of padding are fed like other activations, as the
 * chip does.
 */
public final class RowStationaryFolding implements Dataflow.Folding {
    private final ImmutableList<RowStationaryPass> passes;
    private final LoopNest nest;
    private final long multipliers;

    /**
     * A layer with a mapping of the user's.
     *
     * @throws IllegalArgumentException where sets or scratch pads cannot hold it
     */
    public RowStationaryFolding(RowStationarySpec spec, RowStationaryMapping mapping, LoopNest nest) {
        this(spec, ImmutableList.of(mapping), nest);
    }

    /** A layer whose tiles each take, of the mappings found for it and for parts of it, that with the fewest cycles. */
    public RowStationaryFolding(RowStationarySpec spec, LoopNest nest) {
        this(spec, RowStationarySearch.ofLayerAndParts(spec, nest), nest);
    }

    private RowStationaryFolding(RowStationarySpec spec, ImmutableList<RowStationaryMapping> mappings, LoopNest nest) {
        this.passes = mappings.stream()
                .map(mapping -> new RowStationaryPass(spec, mapping, nest))
                .collect(ImmutableList.toImmutableList());
        this.nest = nest;
        this.multipliers = (long) spec.rows() * spec.columns();
        mappings.forEach(mapping -> check(spec, mapping));
    }

    private RowStationaryPass pass(Tile tile) {
        RowStationaryPass best = passes.get(0);
        long fewest = Long.MAX_VALUE;
        for (int i = 0; passes.size() > 1 && i < passes.size(); i++) {
            long cycles = passes.get(i).cycles(tile);
            if (cycles < fewest) {
                fewest = cycles;
                best = passes.get(i);
            }
        }
        return best;
    }

    private void check(RowStationarySpec spec, RowStationaryMapping m) {
        long columns = passes.get(0).kernelColumns(nest.size());
        long sets = RowStationaryPass.sets(spec, nest.size().kernelRows(), m.strip());
        if (m.channelSets() * m.filterSets() > sets) {
            throw new IllegalArgumentException(m.channelSets() * m.filterSets() + " sets with strips of " + m.strip()
                    + " rows do not fit on " + spec.rows() + "x" + spec.columns() + " elements, which hold " + sets);
        }
        if (m.channels() * columns > spec.activationWords()
                || m.filters() > spec.sumWords()
                || m.filters() * m.channels() * columns > spec.weightWords()) {
            throw new IllegalArgumentException("a mapping of " + m.filters() + " filters and " + m.channels()
                    + " channels with rows of " + columns + " weights does not fit the scratch pads");
        }
    }

    /** What a pass over the whole layer works on. */
    public RowStationaryMapping mapping() {
        return pass(nest.size()).mapping();
    }

    /** Elements that work in a full pass. */
    public long activeElements() {
        return pass(nest.size()).active(nest.size());
    }

    @Override
    public Grain grain() {
        RowStationaryMapping m = mapping();
        Tile layer = nest.size();
        return new Grain(
                multiplyExact(Math.min(m.strip(), layer.rows()), layer.columns()),
                m.filters() * m.filterSets(),
                m.channels() * m.channelSets());
    }

    @Override
    public long busyCycles(Tile tile) {
        return pass(tile).cycles(tile);
    }

    @Override
    public ImmutableList<Busy> busy(Tile tile) {
        RowStationaryPass pass = pass(tile);
        long compute = -Math.floorDiv(-tile.macs(), multipliers);
        long idle = addExact(pass.multiplying(tile), pass.starving(tile)) - compute;
        return ImmutableList.of(
                new Busy(Cause.of(Cause.Kind.COMPUTE), compute),
                new Busy(Cause.of(Cause.Kind.IDLE_LANES), idle),
                new Busy(Cause.of(Cause.Kind.FILL), multiplyExact(pass.passes(tile), pass.fill(tile))),
                new Busy(Cause.of(Cause.Kind.DRAIN), multiplyExact(pass.passes(tile), pass.drain(tile))));
    }

    @Override
    public EdgeTraffic edge(Tile tile) {
        RowStationaryPass pass = pass(tile);
        long results = tile.results();
        long spilled = multiplyExact(results, pass.reductionPasses(tile) - 1);
        return new EdgeTraffic(
                activations(tile, pass),
                multiplyExact(tile.weights(), multiplyExact(pass.strips(tile), pass.imagePasses(tile))),
                addExact(spilled, tile.resumes() ? results : 0),
                addExact(spilled, tile.finishes() ? 0 : results),
                tile.finishes() ? results : 0);
    }

    /** Input rows of all strips, padding and halo included, for every pass of filters. */
    private long activations(Tile tile, RowStationaryPass pass) {
        long halo = (pass.kernelRows(tile) - 1) * nest.dilation().height()
                + 1
                - nest.stride().height();
        long rowPieces = -Math.floorDiv(-tile.kernelRows(), pass.kernelRows(tile));
        long rows = rowPieces * (tile.rows() * nest.stride().height() + pass.strips(tile) * Math.max(halo, 0));
        long columns = (tile.columns() - 1) * nest.stride().width()
                + (tile.kernelColumns() - 1) * nest.dilation().width()
                + 1;
        long image = multiplyExact(multiplyExact(rows, columns), tile.channels() * tile.groups());
        return multiplyExact(multiplyExact(image, tile.batch()), pass.filterPasses(tile));
    }

    /** A weight is written into the element of each strip row and read for every product. */
    @Override
    public long weightShifts(Tile tile) {
        return addExact(
                tile.macs(),
                multiplyExact(
                        edge(tile).weightReads(),
                        Math.min(tile.rows(), pass(tile).mapping().strip())));
    }

    /** An activation is written into the elements of its diagonal and read for every product. */
    @Override
    public long activationShifts(Tile tile) {
        return addExact(
                tile.macs(),
                multiplyExact(edge(tile).activationReads(), passes.get(0).kernelRows(tile)));
    }
}
