package org.bitgauge.workloads.zoo;

/**
 * A matrix of token vectors that a layer made.
 *
 * @param layer its name
 * @param width elements of each token
 */
record Tokens(String layer, long width) {}
