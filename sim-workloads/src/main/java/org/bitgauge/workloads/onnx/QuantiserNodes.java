package org.bitgauge.workloads.onnx;

import java.util.List;
import java.util.Optional;
import org.bitgauge.workloads.profile.TensorFormat;

/** A way to write a tensor's format into a graph. */
interface QuantiserNodes {
    /**
     * A place in a graph where values are rounded.
     *
     * @param base what names are made from
     * @param value name of the value to round
     * @param result name of the rounded value
     * @param channelShape shape of one number for each channel
     * @param blockAxis axis along which products are summed, for blocks; -1 where blocks cannot be laid
     * @param dims sizes of the value where they are known
     */
    record Place(String base, String value, String result, long[] channelShape, int blockAxis, Optional<long[]> dims) {}

    /** Why a format cannot be written; empty if it can. */
    Optional<String> refuses(TensorFormat format, Place place);

    /** What is written less than whole. */
    List<String> losses(TensorFormat format, Place place);

    /** Nodes that round a value. */
    List<Fields> nodes(TensorFormat format, Place place, GraphEdit graph);

    /** Operator set that the nodes of a format are in: domain and version. */
    OperatorSet operatorSet(TensorFormat format);

    /**
     * A version of operators.
     *
     * @param domain empty for the standard
     * @param version least version
     */
    record OperatorSet(String domain, long version) {}
}
