package org.bitgauge.lab.fabric;

/** A network does not fit a device; the message says what is short by how much, and what would fit. */
public final class FabricException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what is short, and after a semicolon what would fit. */
    public FabricException(String message) {
        super(message);
    }
}
