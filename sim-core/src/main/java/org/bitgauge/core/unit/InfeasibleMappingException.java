package org.bitgauge.core.unit;

/** No tile of a layer fits the memories; the message states the violated inequality and what to change. */
public final class InfeasibleMappingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String level;
    private final long neededBits;

    /**
     * Says what is short.
     *
     * @param level name of the memory that is too small, or of the tensor that no memory holds
     * @param message the inequality and the remedy
     */
    public InfeasibleMappingException(String level, String message) {
        this(level, message, 0);
    }

    /**
     * Says what is short, and how much would do.
     *
     * @param level name of the memory that is too small
     * @param message the inequality and the remedy
     * @param neededBits bits that the smallest tile takes of it; 0 if that is not the point
     */
    public InfeasibleMappingException(String level, String message, long neededBits) {
        super(message);
        this.level = level;
        this.neededBits = neededBits;
    }

    /** Bits that the smallest tile takes of that memory; 0 if that is not the point. */
    public long neededBits() {
        return neededBits;
    }

    /** Name of the memory that is too small, or of the tensor that no memory holds. */
    public String level() {
        return level;
    }
}
