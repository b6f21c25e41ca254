package org.bitgauge.workloads.profile;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;

/** A profile does not fit a network; carries every problem with the key it is about. */
public final class ProfileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * One thing wrong.
     *
     * @param path key in the profile, for example {@code layers[2].match}; empty for the profile as a whole
     * @param message what is wrong
     * @param remedy what would be right
     */
    public record Problem(String path, String message, String remedy) {}

    @SuppressWarnings("serial")
    private final ImmutableList<Problem> problems;

    ProfileException(ImmutableList<Problem> problems) {
        super(problems.stream()
                .map(p -> (p.path().isEmpty() ? "" : p.path() + ": ") + p.message() + "; " + p.remedy())
                .collect(Collectors.joining("\n")));
        this.problems = problems;
    }

    /** Everything wrong, in the order of the profile. */
    public ImmutableList<Problem> problems() {
        return problems;
    }
}
