package org.bitgauge.units.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeerSearchTest {
    private static final PeerMachine PUBLISHED = new PeerMachine(16, 32, 8, 2, 65_536, 32_768, 16_384, 192);

    @Test
    void agreesWithAWorkedExample() {
        // 16 images x 128 column folds x 64 channel folds of 16 rows x 4 fused products
        PeerCounts rnn = new PeerSearch(PUBLISHED).run(new PeerLayer(1, 1, 1, 4096, 4096, 16, 4, 4, false));
        assertThat(rnn.cycles() - rnn.waitCycles()).isEqualTo(16 * 128 * 64);
        assertThat(rnn.cycles()).isEqualTo(394_583);
        assertThat(rnn.dramReads()).isEqualTo(71_565_312);
        assertThat(rnn.dramWrites()).isEqualTo(4_194_304);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pruningLosesNothing(long seed) {
        Random random = new Random(seed);
        int[] widths = {1, 2, 4, 8};
        PeerMachine machine = new PeerMachine(
                1 << random.nextInt(5),
                1 << random.nextInt(6),
                8,
                2,
                2048L << random.nextInt(6),
                1024L << random.nextInt(6),
                1024L << random.nextInt(5),
                64L << random.nextInt(6));
        PeerLayer layer = new PeerLayer(
                1 + random.nextInt(4),
                1 + random.nextInt(9),
                1 + random.nextInt(2),
                1 + random.nextInt(70),
                1 + random.nextInt(90),
                1 + random.nextInt(5),
                widths[random.nextInt(4)],
                widths[random.nextInt(4)],
                random.nextBoolean());
        Exhaustive all = new Exhaustive(machine, layer);
        if (all.cycles == Long.MAX_VALUE) {
            assertThatThrownBy(() -> new PeerSearch(machine).run(layer)).hasMessageContaining("memory");
            return;
        }
        PeerCounts found = new PeerSearch(machine).run(layer);
        assertThat(found.cycles()).isEqualTo(all.cycles);
        assertThat(found.waitCycles()).isEqualTo(all.wait);
        assertThat(Energies.energy(machine, found)).isLessThanOrEqualTo(all.energy * (1 + 1e-12));
    }

    @Test
    void tooWideAnOperandAndTooSmallAMemoryAreNamed() {
        assertThatThrownBy(() -> new PeerSearch(PUBLISHED).run(new PeerLayer(1, 1, 1, 64, 64, 1, 16, 8, false)))
                .hasMessageContaining("16")
                .hasMessageContaining("at most 8");
        PeerMachine small = new PeerMachine(16, 32, 8, 2, 65_536, 32_768, 64, 192);
        assertThatThrownBy(() -> new PeerSearch(small).run(new PeerLayer(1, 1, 1, 64, 64, 1, 8, 8, false)))
                .hasMessageContaining("output memory")
                .hasMessageContaining("give it 256 bytes");
    }

    /** Energy of reported counts by the simulator's own formula. */
    private static final class Energies {
        static double energy(PeerMachine machine, PeerCounts c) {
            PeerEnergy e = PeerEnergy.of(machine);
            return (c.cycles() - c.waitCycles()) * e.arrayNj()
                    + c.weightReads() * e.weightReadNj()
                    + c.weightWrites() * e.weightWriteNj()
                    + c.activationReads() * e.activationReadNj()
                    + c.activationWrites() * e.activationWriteNj()
                    + c.outputReads() * e.outputReadNj()
                    + c.outputWrites() * e.outputWriteNj()
                    + (c.dramReads() + c.dramWrites()) * PeerEnergy.DRAM_NJ;
        }
    }

    /** Every tile in every one of the 120 orders, written down plainly: the second way to the same numbers. */
    private static final class Exhaustive {
        private static final ImmutableList<Integer> LOOPS = ImmutableList.of(0, 1, 2, 3, 4);
        private static final ImmutableList<ImmutableList<Integer>> INDEXED =
                ImmutableList.of(ImmutableList.of(3, 4), ImmutableList.of(0, 1, 2, 3), ImmutableList.of(0, 1, 2, 4));

        private final PeerMachine machine;
        private final PeerTile tile;
        private final SramAccesses sram;
        long cycles = Long.MAX_VALUE;
        long wait;
        double energy;

        Exhaustive(PeerMachine machine, PeerLayer layer) {
            this.machine = machine;
            this.tile = new PeerTile(machine, layer);
            this.sram = new SramAccesses(machine, layer);
            for (long b : PeerSearch.powers(layer.batch(), 1)) {
                for (long s : PeerSearch.powers(layer.output(), 1)) {
                    for (long c : PeerSearch.powers(layer.channels(), 1)) {
                        for (long f : PeerSearch.powers(layer.filters(), layer.unrolled() ? 1 : machine.outputs())) {
                            tile.set(b, s, c, f);
                            if (tile.fits()) {
                                Collections2.permutations(LOOPS).forEach(this::offer);
                            }
                        }
                    }
                }
            }
        }

        private void offer(List<Integer> innermostFirst) {
            long[] start = {tile.weightBits(), tile.activationBits(), tile.outputBits()};
            long[] room = {tile.weightRoom(), tile.activationRoom(), tile.outputRoom()};
            long[] moved = start.clone();
            long[] resident = start.clone();
            for (int t = 0; t < 3; t++) {
                boolean fits = true;
                for (int loop : innermostFirst) {
                    if (fits && !INDEXED.get(t).contains(loop)) {
                        continue;
                    }
                    moved[t] *= tile.tiles(loop);
                    fits &= moved[t] <= room[t];
                    resident[t] = fits ? moved[t] : resident[t];
                }
            }
            long width = machine.interfaceBits();
            long first = resident[0] + resident[1] + resident[2];
            long total = moved[0] + moved[1] + 2 * moved[2];
            long waits = Math.max(0, ceil(total - first - resident[2], width) - tile.computeCycles())
                    + ceil(first, width)
                    + ceil(resident[2], width);
            sram.set(tile);
            long sums = moved[2] + sram.outputAccesses();
            PeerCounts counts = new PeerCounts(
                    tile.computeCycles() + waits,
                    waits,
                    sram.weightReads(),
                    moved[0],
                    sums,
                    sums,
                    sram.activationReads(),
                    moved[1],
                    moved[0] + moved[1] + moved[2],
                    moved[2],
                    ImmutableList.of());
            double nanojoules = Energies.energy(machine, counts);
            if (counts.cycles() < cycles || counts.cycles() == cycles && nanojoules < energy) {
                cycles = counts.cycles();
                wait = waits;
                energy = nanojoules;
            }
        }

        private static long ceil(long a, long b) {
            return (long) Math.ceil((double) a / b);
        }
    }
}
