package org.bitgauge.lab.evaluate;

/** A layer cannot run on a design; the message says why and what would help. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String design;
    private final String network;
    private final String layer;

    /** With what is wrong and what would help. */
    public EvaluationException(String design, String network, String layer, String message, Throwable cause) {
        super("layer " + layer + " of " + network + " on " + design + ": " + message, cause);
        this.design = design;
        this.network = network;
        this.layer = layer;
    }

    /** Name of the design. */
    public String design() {
        return design;
    }

    /** Name of the network. */
    public String network() {
        return network;
    }

    /** Name of the layer. */
    public String layer() {
        return layer;
    }
}
