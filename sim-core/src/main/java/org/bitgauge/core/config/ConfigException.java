package org.bitgauge.core.config;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;

/** The input is wrong; carries every problem, and the message shows them all. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final ImmutableList<Problem> problems;

    /** At least one problem. */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a configuration exception needs a problem");
        }
        this.problems = ImmutableList.copyOf(problems);
    }

    /** One problem. */
    public ConfigException(Problem problem) {
        this(ImmutableList.of(problem));
    }

    /** All problems by file, line and column. */
    public ImmutableList<Problem> problems() {
        return problems;
    }
}
