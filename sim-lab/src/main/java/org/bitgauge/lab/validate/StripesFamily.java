package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitgauge.core.config.Binder;
import org.bitgauge.core.config.ConfigTypes;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.lab.validate.FamilyCases.ExcludedCase;
import org.bitgauge.workloads.zoo.NetworkSpec;
import org.bitgauge.workloads.zoo.Zoo;

/** Ideal speedup of bit-serial activations: 16 x MACs over the sum of MACs x bits, over the convolutions of a network. */
@AutoService(ValidationFamily.class)
public final class StripesFamily implements ValidationFamily {
    private static final double TOLERANCE = 0.03;
    private static final double BITS_OF_BASELINE = 16;
    private static final String FILE = "stripes_precisions.csv";
    private static final ImmutableMap<String, String> NETWORKS = ImmutableMap.of(
            "LeNet", "lenet-caffe",
            "Convnet", "cifar10-quick",
            "AlexNet", "alexnet",
            "NiN", "nin",
            "GoogLeNet", "googlenet",
            "VGG_M", "vgg-m",
            "VGG_S", "vgg-s",
            "VGG_19", "vgg19");

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public String description() {
        return "Ideal speedup of Stripes (MICRO 2016) from its published per-layer precisions and our layer shapes; memory and"
                + " lane effects are not part of it.";
    }

    @Override
    public FamilyCases replay(Optional<Path> cases) {
        CsvTable table = cases.isPresent() ? read(cases.get()) : CsvTable.resource(StripesFamily.class, FILE);
        List<ValidationCase> found = new ArrayList<>();
        List<ExcludedCase> excluded = new ArrayList<>();
        for (ImmutableMap<String, String> row : table.rows()) {
            String name = table.text(row, "network");
            Optional<Network> network = Optional.ofNullable(NETWORKS.get(name)).map(StripesFamily::network);
            if (network.isEmpty()) {
                excluded.add(new ExcludedCase(name, "no built-in network of that name"));
                continue;
            }
            List<Double> bits = Splitter.on('-')
                    .splitToStream(table.text(row, "conv_activation_bits"))
                    .map(Double::parseDouble)
                    .toList();
            List<Long> macs = groups(network.get(), bits.size());
            if (macs.size() != bits.size()) {
                excluded.add(new ExcludedCase(
                        name, bits.size() + " published precisions for " + macs.size() + " convolutions"));
                continue;
            }
            found.add(new ValidationCase(
                    new Comparison(name, "ideal-speedup", "", table.number(row, "ideal_published"), ideal(macs, bits)),
                    row.getOrDefault("ideal_recomputed", "").isEmpty() ? Double.POSITIVE_INFINITY : TOLERANCE));
        }
        return new FamilyCases(
                ImmutableList.copyOf(found),
                ImmutableList.copyOf(excluded),
                Double.NaN,
                ImmutableList.of(
                        "judged where the layer shapes behind the publication are certain, that is, where its number can be"
                                + " recomputed from its bits by hand; Convnet, NiN and GoogLeNet are shown and not judged",
                        "Convnet: 4-8-8 bits give 2.89 only if the first of three convolutions does 62 % of the work; in"
                                + " Caffe's CIFAR-10 networks it does 20 %",
                        "GoogLeNet has 11 published precisions: the first convolution, the second with its reduction, and"
                                + " one for each of the nine inception modules"));
    }

    private static CsvTable read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ValidationInputException(
                    folder + ": holds no " + FILE + "; give a folder in the layout of golden/chips");
        }
        return CsvTable.read(file);
    }

    /** One network of the zoo. */
    record Chosen(@Doc("Network.") NetworkSpec network) {}

    private static Network network(String name) {
        ConfigTypes types = Zoo.register(ConfigTypes.builder()).build();
        return new Binder(types)
                .bind(YamlSource.parse("network", "network: " + name + "\n"), Chosen.class)
                .value()
                .network()
                .build();
    }

    private static double ideal(List<Long> macs, List<Double> bits) {
        double all = 0;
        double serial = 0;
        for (int i = 0; i < macs.size(); i++) {
            all += macs.get(i);
            serial += macs.get(i) * bits.get(i);
        }
        return BITS_OF_BASELINE * all / serial;
    }

    /** MACs that share a published precision: one convolution each, or a module of GoogLeNet. */
    private static List<Long> groups(Network network, int wanted) {
        List<Layer> convolutions = network.layers().stream()
                .filter(layer -> layer.operation() instanceof Convolution)
                .toList();
        if (convolutions.size() == wanted) {
            return convolutions.stream().map(layer -> layer.operation().macs()).toList();
        }
        List<Long> groups = new ArrayList<>();
        String before = "";
        for (Layer layer : convolutions) {
            String module = module(layer.name());
            if (module.equals(before)) {
                int last = groups.size() - 1;
                groups.set(last, groups.get(last) + layer.operation().macs());
            } else {
                groups.add(layer.operation().macs());
            }
            before = module;
        }
        return groups;
    }

    private static String module(String layer) {
        int cut = layer.indexOf('/');
        return cut < 0 ? layer : layer.substring(0, cut);
    }
}
