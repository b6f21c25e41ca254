package org.bitgauge.workloads.infer.data;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Range;

/**
 * Labelled data as YAML names it.
 *
 * @param images samples: IDX (gzip or not), .npy, or a folder of PNG or JPEG pictures
 * @param labels right classes: IDX, .npy, or a text with one number a line, for a folder {@code file,number}
 * @param count how many samples from the first on
 * @param preprocess what is done to the values
 */
public record DataSpec(
        @Doc("Samples: an IDX file (may be gzipped), a .npy array, or a folder of PNG or JPEG pictures.") String images,
        @Doc("Right classes: IDX, .npy, or a text; lines of a folder's are 'file,number'.") Optional<String> labels,
        @Doc("How many samples, from the first on; all where absent.") @Range(min = 1) Optional<Integer> count,
        @Doc("What is done to stored values before the network sees them.") @Default("{}") Preprocessing preprocess) {
    public DataSpec {
        requireNonNull(images, "images");
        requireNonNull(labels, "labels");
        requireNonNull(count, "count");
        requireNonNull(preprocess, "preprocess");
    }
}
