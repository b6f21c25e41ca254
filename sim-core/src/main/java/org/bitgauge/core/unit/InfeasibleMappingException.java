package org.bitgauge.core.unit;

/** No tile of a layer fits the memories; the message states the violated inequality and what to change. */
public final class InfeasibleMappingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String level;

    /**
     * Says what is short.
     *
     * @param level name of the memory that is too small, or of the tensor that no memory holds
     * @param message the inequality and the remedy
     */
    public InfeasibleMappingException(String level, String message) {
        super(message);
        this.level = level;
    }

    /** Name of the memory that is too small, or of the tensor that no memory holds. */
    public String level() {
        return level;
    }
}
