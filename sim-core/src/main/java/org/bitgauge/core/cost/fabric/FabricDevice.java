package org.bitgauge.core.cost.fabric;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import org.bitgauge.core.quantity.ConstantTable;

/**
 * An FPGA: what it has of each resource.
 *
 * @param name part without package and speed grade, for example {@code xc7z020}
 * @param family product family
 * @param nodeNm feature size of its process in nanometres
 * @param slice kind of its DSP slices
 * @param resources how many of each
 * @param clockHz clock where a design names none: a usual one for streaming networks on the device, not a limit
 * @param source data sheet
 */
public record FabricDevice(
        String name,
        String family,
        double nodeNm,
        DspSlice slice,
        ImmutableMap<Resource, Long> resources,
        double clockHz,
        String source) {
    private static final double HZ_PER_MHZ = 1e6;
    private static final ImmutableList<FabricDevice> BUILT_IN = read();

    public FabricDevice {
        requireNonNull(name, "name");
        requireNonNull(family, "family");
        requireNonNull(slice, "slice");
        requireNonNull(source, "source");
        for (Resource resource : Resource.BUDGETED) {
            Long count = resources.get(resource);
            if (count == null || count < 0) {
                throw new IllegalArgumentException(
                        "device " + name + " must say how many " + resource.label() + " it has, at least 0");
            }
        }
        if (!(clockHz > 0) || !(nodeNm > 0)) {
            throw new IllegalArgumentException("device " + name + " needs a clock and a node above 0");
        }
    }

    /** The built-in devices, smallest first. */
    public static ImmutableList<FabricDevice> builtIn() {
        return BUILT_IN;
    }

    /**
     * A built-in device, as {@code xc7z020}.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static FabricDevice named(String text) {
        return BUILT_IN.stream()
                .filter(device -> device.name.equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown FPGA '" + text + "'; there are "
                        + BUILT_IN.stream().map(FabricDevice::name).toList()));
    }

    /** How many it has of a resource. */
    public long count(Resource resource) {
        Long count = resources.get(resource);
        return count == null ? 0 : count;
    }

    private static ImmutableList<FabricDevice> read() {
        ImmutableList.Builder<FabricDevice> devices = ImmutableList.builder();
        for (ConstantTable.Row row :
                ConstantTable.resource(FabricDevice.class, "fpga_devices.csv").rows()) {
            devices.add(new FabricDevice(
                    row.text("name"),
                    row.text("family"),
                    row.number("node_nm"),
                    DspSlice.named(row.text("dsp_kind")),
                    ImmutableMap.of(
                            Resource.LUT, (long) row.integer("lut"),
                            Resource.FF, (long) row.integer("ff"),
                            Resource.DSP, (long) row.integer("dsp"),
                            Resource.BRAM18, (long) row.integer("bram18"),
                            Resource.URAM, (long) row.integer("uram")),
                    row.number("clock_mhz") * HZ_PER_MHZ,
                    row.text("source")));
        }
        return devices.build();
    }
}
