package org.bitgauge.lab.experiment;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.bitgauge.core.config.Named;
import org.bitgauge.core.result.ResultSet;

/**
 * Files beside our own results, in the form of another tool, that an experiment asks for by name under {@code outputs}.
 * Found by {@link java.util.ServiceLoader}; adding one is adding one file.
 */
public interface ExtraOutput extends Named {
    /** Why the files cannot be made for an experiment, with what would be right after a semicolon; empty if they can. */
    Optional<String> refuses(ExperimentSpec spec);

    /**
     * The files.
     *
     * @return contents by path in the folder of results
     */
    ImmutableMap<String, String> files(ExperimentSpec spec, ResultSet results);
}
