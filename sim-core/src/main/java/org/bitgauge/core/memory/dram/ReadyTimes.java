package org.bitgauge.core.memory.dram;

import org.bitgauge.core.memory.DramOrganisation;

/**
 * The earliest clock of each kind of command on each bank of a channel, kept where the limit acts (bank, bank group, rank)
 * so that a command updates a few numbers, not every bank.
 */
final class ReadyTimes {
    private final CommandTiming t;
    private final int ranks;
    private final int groups;
    private final int banksPerRank;
    private final int[] rankOf;
    private final int[] groupOf;

    private final long[] bankActivate;
    private final long[] bankPrecharge;
    private final long[] bankColumn;
    private final long[] groupActivate;
    private final long[] groupRead;
    private final long[] groupWrite;
    private final long[] rankActivate;
    private final long[] rankPrecharge;
    private final long[] rankRead;
    private final long[] rankWrite;
    private final long[] window;
    private final int[] windowAt;

    ReadyTimes(DramOrganisation o, CommandTiming timing) {
        t = timing;
        ranks = o.ranksPerChannel();
        groups = o.bankGroups();
        banksPerRank = o.banksPerRank();
        int banks = ranks * banksPerRank;
        rankOf = new int[banks];
        groupOf = new int[banks];
        for (int b = 0; b < banks; b++) {
            rankOf[b] = b / banksPerRank;
            groupOf[b] = b / (banksPerRank / groups);
        }
        bankActivate = new long[banks];
        bankPrecharge = new long[banks];
        bankColumn = new long[banks];
        groupActivate = new long[ranks * groups];
        groupRead = new long[ranks * groups];
        groupWrite = new long[ranks * groups];
        rankActivate = new long[ranks];
        rankPrecharge = new long[ranks];
        rankRead = new long[ranks];
        rankWrite = new long[ranks];
        window = new long[4 * ranks];
        windowAt = new int[ranks];
    }

    int rank(int bank) {
        return rankOf[bank];
    }

    int group(int bank) {
        return groupOf[bank];
    }

    long activate(int bank) {
        int rank = rankOf[bank];
        return Math.max(
                Math.max(bankActivate[bank], groupActivate[groupOf[bank]]),
                Math.max(rankActivate[rank], window[4 * rank + windowAt[rank]]));
    }

    long precharge(int bank) {
        return Math.max(bankPrecharge[bank], rankPrecharge[rankOf[bank]]);
    }

    long read(int bank) {
        return Math.max(bankColumn[bank], Math.max(groupRead[groupOf[bank]], rankRead[rankOf[bank]]));
    }

    long write(int bank) {
        return Math.max(bankColumn[bank], Math.max(groupWrite[groupOf[bank]], rankWrite[rankOf[bank]]));
    }

    /** Earliest refresh of a rank whose banks are all closed. */
    long refresh(int rank) {
        long ready = 0;
        for (int b = rank * banksPerRank; b < (rank + 1) * banksPerRank; b++) {
            ready = Math.max(ready, bankActivate[b]);
        }
        return ready;
    }

    void activated(int bank, long now) {
        int rank = rankOf[bank];
        bankActivate[bank] = now + t.activateToActivate();
        bankPrecharge[bank] = now + t.activateToPrecharge();
        bankColumn[bank] = now + t.activateToColumn();
        groupActivate[groupOf[bank]] = now + t.activateLong();
        rankActivate[rank] = now + t.activateShort();
        window[4 * rank + windowAt[rank]] = now + t.fourActivates();
        windowAt[rank] = (windowAt[rank] + 1) & 3;
    }

    void precharged(int bank, long now) {
        bankActivate[bank] = Math.max(bankActivate[bank], now + t.precharge());
        rankPrecharge[rankOf[bank]] = now + t.prechargeToPrecharge();
    }

    void hasRead(int bank, long now) {
        int rank = rankOf[bank];
        bankPrecharge[bank] = Math.max(bankPrecharge[bank], now + t.readToPrecharge());
        groupRead[groupOf[bank]] = now + t.columnLong();
        rankRead[rank] = Math.max(rankRead[rank], now + t.columnShort());
        rankWrite[rank] = Math.max(rankWrite[rank], now + t.readToWrite());
        for (int other = 0; other < ranks; other++) {
            if (other != rank) {
                rankRead[other] = Math.max(rankRead[other], now + t.columnOtherRank());
                rankWrite[other] = Math.max(rankWrite[other], now + t.readToWrite());
            }
        }
    }

    void hasWritten(int bank, long now) {
        int rank = rankOf[bank];
        bankPrecharge[bank] = Math.max(bankPrecharge[bank], now + t.writeToPrecharge());
        groupWrite[groupOf[bank]] = now + t.columnLong();
        groupRead[groupOf[bank]] = now + t.writeToReadLong();
        rankWrite[rank] = Math.max(rankWrite[rank], now + t.columnShort());
        rankRead[rank] = Math.max(rankRead[rank], now + t.writeToReadShort());
        for (int other = 0; other < ranks; other++) {
            if (other != rank) {
                rankWrite[other] = Math.max(rankWrite[other], now + t.burst());
                rankRead[other] = Math.max(rankRead[other], now + t.writeToReadOtherRank());
            }
        }
    }

    void refreshed(int rank, long now) {
        for (int b = rank * banksPerRank; b < (rank + 1) * banksPerRank; b++) {
            bankActivate[b] = Math.max(bankActivate[b], now + t.refresh());
        }
    }
}
