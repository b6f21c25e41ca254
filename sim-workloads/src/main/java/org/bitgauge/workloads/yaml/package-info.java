/** Networks written out layer by layer in YAML. */
@NullMarked
package org.bitgauge.workloads.yaml;

import org.jspecify.annotations.NullMarked;
