package org.bitgauge.cli;

/** An argument is wrong; the message says what and what would be right. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and what would be right. */
    public InputException(String message) {
        super(message);
    }
}
