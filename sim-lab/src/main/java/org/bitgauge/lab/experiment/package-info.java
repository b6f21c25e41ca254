/** Experiments: networks, profiles and designs from one YAML file to a set of results. */
@NullMarked
package org.bitgauge.lab.experiment;

import org.jspecify.annotations.NullMarked;
