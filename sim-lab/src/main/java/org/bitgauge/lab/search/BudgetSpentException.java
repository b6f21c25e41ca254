package org.bitgauge.lab.search;

/** A search needs more evaluations than it was given. */
public final class BudgetSpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetSpentException(long budget) {
        super("the budget of " + budget + " evaluations is spent");
    }
}
