package org.bitgauge.core.memory;

/**
 * How a DRAM is divided.
 *
 * @param channels independent channels
 * @param ranksPerChannel ranks that share a channel's data bus
 * @param bankGroups bank groups of a rank; 1 where the type has none
 * @param banksPerRank banks of a rank, all groups together
 * @param channelBits data pins of a channel
 * @param burstBits data of one read or write command on a channel
 * @param rowBytes open row of a bank, all devices of the rank together
 */
public record DramOrganisation(
        int channels,
        int ranksPerChannel,
        int bankGroups,
        int banksPerRank,
        int channelBits,
        int burstBits,
        int rowBytes) {
    public DramOrganisation {
        positive(channels, "channels");
        positive(ranksPerChannel, "ranks per channel");
        positive(bankGroups, "bank groups");
        positive(banksPerRank, "banks per rank");
        positive(channelBits, "channel bits");
        positive(burstBits, "burst bits");
        positive(rowBytes, "row bytes");
        if (banksPerRank % bankGroups != 0) {
            throw new IllegalArgumentException("a DRAM's banks must divide into its bank groups: " + banksPerRank
                    + " banks, " + bankGroups + " groups");
        }
        if (rowBytes * 8L < burstBits) {
            throw new IllegalArgumentException(
                    "a DRAM row must hold at least one burst: " + rowBytes + " B row, " + burstBits + " bit burst");
        }
    }

    /** Data commands that one fully used open row serves. */
    public int burstsPerRow() {
        return (int) (rowBytes * 8L / burstBits);
    }

    private static void positive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException("a DRAM needs at least 1 of " + what + ", was " + value);
        }
    }
}
