/**
 * The core room: number formats, costs, layer shapes, schedules, the event kernel, memories, the ledger and results.
 *
 * <p>It knows no other room. Nothing in {@code engine} knows about neural networks, and nothing here reads a file of the
 * user except through {@code config}.
 */
@NullMarked
package org.bitgauge.core;

import org.jspecify.annotations.NullMarked;
