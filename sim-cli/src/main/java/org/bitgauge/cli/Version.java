package org.bitgauge.cli;

import picocli.CommandLine;

/** Version of the program and of the Java that runs it. */
final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "BitGauge " + (version == null ? "development" : version) + " (Java " + Runtime.version() + ")"
        };
    }
}
