/** Deterministic JSON text of plain trees: results, schemas, stores. */
@NullMarked
package org.bitgauge.core.json;

import org.jspecify.annotations.NullMarked;
