/** YAML to validated records with positions, units and named plug-ins, and from the same records schema and reference. */
@NullMarked
package org.bitgauge.core.config;

import org.jspecify.annotations.NullMarked;
