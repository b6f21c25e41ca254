package org.bitgauge.lab.explore;

import com.google.common.collect.ImmutableList;
import java.io.IOException;

/** Takes the rows of points, one point after the other in the order of the grid. */
public interface RowSink {
    /** The next point's rows. */
    void append(ImmutableList<PointRow> rows) throws IOException;
}
