package org.bitgauge.lab.validate;

/** The cases cannot be read; the message names the file, what is wrong and what would be right. */
public final class ValidationInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and what would be right. */
    public ValidationInputException(String message) {
        super(message);
    }
}
