package org.bitgauge.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.bitgauge.core.ledger.Cause.Reason;
import org.bitgauge.core.schedule.Stream.Direction;
import org.junit.jupiter.api.Test;

/**
 * By hand: 10 bits in 5 cycles, of which 1 is row misses and 1 refresh; a drain turns the bus in 8 cycles, shared below 40
 * bits. 33 bits: data ceil(33 x 3 / 10) = 10, with row misses ceil(13.2) = 14, with refresh ceil(16.5) = 17; the turn of a
 * drain floor(8 x 33 / 40) = 6.
 */
class ChannelTest {
    private static final Channel CHANNEL = new Channel("dram", 10, 5, 9, new ChannelLosses(1, 1, 0, 4, 8, 40));

    private static long reason(Channel channel, Reason reason) {
        return channel.cyclesByReason(33, Direction.OUT)[reason.ordinal()];
    }

    @Test
    void cyclesOfATransferAreThoseOfTheComment() {
        assertThat(reason(CHANNEL, Reason.BANDWIDTH)).isEqualTo(10);
        assertThat(reason(CHANNEL, Reason.ROW_MISS)).isEqualTo(4);
        assertThat(reason(CHANNEL, Reason.REFRESH)).isEqualTo(3);
        assertThat(reason(CHANNEL, Reason.TURNAROUND)).isEqualTo(6);
        assertThat(CHANNEL.transferCycles(33, Direction.IN)).isEqualTo(17);
        assertThat(CHANNEL.transferCycles(33, Direction.OUT)).isEqualTo(23);
        assertThat(CHANNEL.transferCycles(40, Direction.OUT)).isEqualTo(20 + 8);
        assertThat(CHANNEL.transferCycles(0, Direction.OUT)).isZero();
    }

    @Test
    void reasonsOfEveryTransferSumToItsCycles() {
        for (long bits = 0; bits < 200; bits++) {
            for (Direction way : Direction.values()) {
                assertThat(Arrays.stream(CHANNEL.cyclesByReason(bits, way)).sum())
                        .isEqualTo(CHANNEL.transferCycles(bits, way));
            }
        }
    }

    @Test
    void withoutAReasonTheOthersStay() {
        assertThat(reason(CHANNEL.without(Reason.ROW_MISS), Reason.ROW_MISS)).isZero();
        assertThat(CHANNEL.without(Reason.ROW_MISS).latencyCycles()).isEqualTo(5);
        assertThat(CHANNEL.without(Reason.LATENCY).latencyCycles()).isEqualTo(4);
        assertThat(CHANNEL.without(Reason.BANDWIDTH).transferCycles(33, Direction.IN))
                .isEqualTo(7);
        assertThat(CHANNEL.without(Reason.REFRESH).transferCycles(33, Direction.IN))
                .isEqualTo(14);
        assertThat(CHANNEL.without(Reason.TURNAROUND).transferCycles(33, Direction.OUT))
                .isEqualTo(17);
    }

    @Test
    void anEndThatIsSlowerHidesWhatTheChannelLoses() {
        assertThat(CHANNEL.atMost(2)).isSameAs(CHANNEL);
        Channel slow = CHANNEL.atMost(1);
        assertThat(slow.transferCycles(33, Direction.IN)).isEqualTo(33);
        assertThat(reason(slow, Reason.REFRESH) + reason(slow, Reason.ROW_MISS)).isZero();
    }

    @Test
    void lossesBeyondTheWholeAreRefused() {
        assertThatThrownBy(() -> new Channel("dram", 1, 1, 0, new ChannelLosses(1, 1, 0, 0, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loses more cycles than it has");
    }
}
