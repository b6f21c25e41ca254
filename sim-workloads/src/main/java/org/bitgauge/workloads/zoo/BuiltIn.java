package org.bitgauge.workloads.zoo;

/** The three facts by which a built-in network is known. */
abstract class BuiltIn implements NetworkFamily {
    private final String typeName;
    private final String doc;
    private final Class<? extends NetworkSpec> specType;

    BuiltIn(String typeName, String doc, Class<? extends NetworkSpec> specType) {
        this.typeName = typeName;
        this.doc = doc;
        this.specType = specType;
    }

    @Override
    public final String typeName() {
        return typeName;
    }

    @Override
    public final String doc() {
        return doc;
    }

    @Override
    public final Class<? extends NetworkSpec> specType() {
        return specType;
    }
}
