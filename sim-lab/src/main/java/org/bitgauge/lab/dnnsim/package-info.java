/** Experiments of DNNsim replayed on our units: its networks and traces, its counts, and where its known faults act. */
@NullMarked
package org.bitgauge.lab.dnnsim;

import org.jspecify.annotations.NullMarked;
