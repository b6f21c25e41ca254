package org.bitgauge.core.config;

import java.io.Serializable;

/** A value of a YAML document with its place; equality looks at the content only. */
public sealed interface YamlNode extends Serializable permits YamlScalar, YamlSequence, YamlMapping {
    /** Where the value begins. */
    Location at();

    /** Number of nodes in the tree below and including this one, aliases counted each time. */
    long size();

    /** What a message calls it, with its article. */
    String what();
}
