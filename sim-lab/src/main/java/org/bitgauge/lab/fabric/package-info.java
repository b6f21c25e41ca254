/** Networks in FPGAs: streams of all layers at once and overlays that all layers share, with the results of silicon. */
@NullMarked
package org.bitgauge.lab.fabric;

import org.jspecify.annotations.NullMarked;
