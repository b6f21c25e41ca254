package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.Optional;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.workloads.zoo.ResNet;

/** Configurations of NVDLA on ResNet-50, against the estimates of its primer. */
@AutoService(ValidationFamily.class)
public final class NvdlaFamily implements ValidationFamily {
    private static final String FILE = "nvdla_resnet50.csv";
    private static final double TOLERANCE = 0.1;

    @Override
    public String name() {
        return "nvdla";
    }

    @Override
    public String description() {
        return "NVDLA configurations on ResNet-50 (int8, 1 GHz) against the frames per second of its primer, which are its"
                + " makers' estimate: the primer's rule with our inner-product array and layer shapes. The event engine,"
                + " power, and area beyond the multipliers are not part of it.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        CsvTable table = ChipTables.of(cases, FILE);
        Network network = new ResNet.ResNet50.Spec(1, 224, ResNet.ResNet50.Variant.V1).build();
        ImmutableList.Builder<ValidationCase> found = ImmutableList.builder();
        for (ImmutableMap<String, String> row : table.rows()) {
            long macs = (long) table.number(row, "macs");
            NvdlaMachine machine =
                    NvdlaMachine.of(macs, table.number(row, "conv_buffer_KB"), table.number(row, "dram_GBps"));
            String name = macs + " MACs, " + table.text(row, "conv_buffer_KB") + " KB, " + table.text(row, "dram_GBps")
                    + " GB/s";
            found.add(new ValidationCase(
                    new Comparison(
                            name,
                            "frames per second",
                            "1/s",
                            table.number(row, "frames_per_s"),
                            machine.framesPerSecond(network)),
                    TOLERANCE));
            found.add(new ValidationCase(
                    new Comparison(
                            name, "area trend", "mm2", table.number(row, "area_mm2_28nm"), machine.arrayMm2At45Nm()),
                    Double.POSITIVE_INFINITY));
        }
        return new FamilyCases(
                found.build(),
                ImmutableList.of(),
                Double.NaN,
                ImmutableList.of(
                        "the primer's rule: a layer takes the longest of reading, multiplying and writing, and its input is"
                                + " read once for each part of the weights that the buffer holds; chosen with the table in"
                                + " view: that part is a quarter of the buffer, and additions and pooling go from memory to"
                                + " memory",
                        "ResNet-50 with the stride in the first 1 x 1 convolution; C x K as square as powers of two allow",
                        "area trend compares the whole block at 28 nm with our multipliers alone at 45 nm: the order is"
                                + " right, the numbers are not of the same thing and not judged"));
    }
}
