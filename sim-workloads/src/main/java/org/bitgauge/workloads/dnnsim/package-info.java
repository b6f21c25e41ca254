/** Input files of DNNsim (University of Toronto): batch files, layer lists, precisions and traces. */
@NullMarked
package org.bitgauge.workloads.dnnsim;

import org.jspecify.annotations.NullMarked;
