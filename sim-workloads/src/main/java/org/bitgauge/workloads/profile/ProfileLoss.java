package org.bitgauge.workloads.profile;

/**
 * Something of a profile that another form cannot say.
 *
 * @param layer layer concerned; blank for the profile as a whole
 * @param tensor tensor concerned; blank for all of them
 * @param what what is lost, and what stands in its place
 */
public record ProfileLoss(String layer, String tensor, String what) {
    @Override
    public String toString() {
        String at = layer.isBlank() ? tensor : tensor.isBlank() ? layer : layer + ", " + tensor;
        return at.isBlank() ? what : at + ": " + what;
    }
}
