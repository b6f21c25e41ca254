/** What happened when, as tracks of slices and counters: between those who run schedules and those who draw. */
@NullMarked
package org.bitgauge.core.timeline;

import org.jspecify.annotations.NullMarked;
