package org.bitgauge.core.number;

import java.io.Serial;

/** A text that names no number format; the message says what is wrong and which known spelling is nearest. */
public final class FormatSyntaxException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** An exception with a message for the user. */
    public FormatSyntaxException(String message) {
        super(message);
    }
}
