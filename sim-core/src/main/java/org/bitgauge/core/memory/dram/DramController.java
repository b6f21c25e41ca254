package org.bitgauge.core.memory.dram;

/**
 * How a memory controller orders requests: first ready, first come first served within a bank, round robin over banks.
 * Reads wait in a transaction queue; writes are acknowledged at once and gathered in a buffer. As many writes as it holds are
 * moved to the banks, and no reads meanwhile, when it is full, or when it holds at least {@code writesToDrain} and no bank has
 * a request left.
 *
 * @param bankQueue requests a bank's queue holds; 1 makes it first come first served within a bank
 * @param transactionQueue reads, and writes, that wait in front of the bank queues of a channel
 * @param writesToDrain writes that make draining worthwhile while the banks have nothing to do
 * @param rowHitLimit bursts served from a row before an older request to another row of that bank goes first
 * @param refreshed whether rows are refreshed; false answers "what if there were no refresh"
 */
public record DramController(
        int bankQueue, int transactionQueue, int writesToDrain, int rowHitLimit, boolean refreshed) {
    /** Clocks of the controller itself in the loop of a lone request: one to queue it, one to return its data. */
    public static final int PATH_CLOCKS = 2;

    /** A source sees the controller for the first time after its clock 0, so requests come from the next clock on. */
    static final int FIRST_REQUEST_CLOCK = 1;

    public DramController {
        if (Math.min(Math.min(bankQueue, transactionQueue), Math.min(writesToDrain, rowHitLimit)) < 1) {
            throw new IllegalArgumentException("queues and limits of a DRAM controller are at least 1: bank queue "
                    + bankQueue + ", transaction queue " + transactionQueue + ", writes to drain " + writesToDrain
                    + ", row hit limit " + rowHitLimit);
        }
    }

    /** Eight requests a bank, 32 in front of them, drained from 9, four hits before an older request: as DRAMsim3. */
    public static DramController standard() {
        return new DramController(8, 32, 9, 4, true);
    }

    /** The same without refresh. */
    public DramController withoutRefresh() {
        return new DramController(bankQueue, transactionQueue, writesToDrain, rowHitLimit, false);
    }
}
