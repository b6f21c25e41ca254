package org.bitgauge.lab.validate;

import com.google.auto.service.AutoService;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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

/**
 * Ideal speedup of bit-serial activations over the convolutions of a network, two ways: 16 x MACs over the sum of MACs x
 * bits, and cycles of our units.
 */
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

    /** Least and greatest speedup in the abstract of Stripes. */
    private static final ImmutableMap<String, Double> EXTREMES = ImmutableMap.of("VGG_19", 1.30, "LeNet", 4.51);

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public String description() {
        return "Ideal speedup of Stripes (MICRO 2016) from its published per-layer precisions and our layer shapes, by"
                + " the formula and as cycles of the stripes and bit-parallel units; memory is not part of it, and lanes"
                + " that a layer leaves idle are shown apart.";
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
            List<Integer> bits = bits(table, row);
            List<List<Layer>> groups = groups(network.get(), bits.size());
            if (groups.size() != bits.size()) {
                excluded.add(new ExcludedCase(
                        name, bits.size() + " published precisions for " + groups.size() + " convolutions"));
                continue;
            }
            boolean judged = !row.getOrDefault("ideal_recomputed", "").isEmpty();
            compare(name, table.number(row, "ideal_published"), judged, groups, bits, found);
        }
        return new FamilyCases(
                ImmutableList.copyOf(found),
                ImmutableList.copyOf(excluded),
                Double.NaN,
                ImmutableList.of(
                        "ideal-speedup is the formula 16 x MACs / (MACs x bits); ideal-speedup-of-the-unit is the"
                                + " ratio of the cycles in which the bit-parallel and the stripes unit multiply on all"
                                + " lanes; speedup-of-the-unit that of all their cycles, idle lanes included, without"
                                + " memory",
                        "published beside speedup-of-the-unit: the extremes 1.30 and 4.51 of the abstract, taken to be"
                                + " those of VGG_19 and LeNet, whose ideals are the extremes; shown and not judged, since"
                                + " which network they belong to is inferred",
                        "judged where the layer shapes behind the publication are certain, that is, where its number"
                                + " can be recomputed from its bits by hand; Convnet, NiN and GoogLeNet are shown and not"
                                + " judged",
                        "Convnet: 4-8-8 bits give 2.89 only if the first of three convolutions does 62 % of the work;"
                                + " in Caffe's CIFAR-10 networks it does 20 %",
                        "GoogLeNet has 11 published precisions: the first convolution, the second with its reduction,"
                                + " and one for each of the nine inception modules"));
    }

    private static List<Integer> bits(CsvTable table, ImmutableMap<String, String> row) {
        try {
            return Splitter.on('-')
                    .splitToStream(table.text(row, "conv_activation_bits"))
                    .map(Integer::parseInt)
                    .toList();
        } catch (NumberFormatException e) {
            throw new ValidationInputException(table.name() + ": conv_activation_bits holds '"
                    + table.text(row, "conv_activation_bits") + "', whole numbers joined by - are needed, as 9-8-5");
        }
    }

    private static void compare(
            String name,
            double published,
            boolean judged,
            List<List<Layer>> groups,
            List<Integer> bits,
            List<ValidationCase> found) {
        double tolerance = judged ? TOLERANCE : Double.POSITIVE_INFINITY;
        List<Layer> layers = new ArrayList<>();
        List<Integer> each = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            layers.addAll(groups.get(i));
            each.addAll(Collections.nCopies(groups.get(i).size(), bits.get(i)));
        }
        StripesMachine.Speedup unit = new StripesMachine().speedup(layers, each);
        found.add(new ValidationCase(
                new Comparison(name, "ideal-speedup", "", published, ideal(layers, each)), tolerance));
        found.add(new ValidationCase(
                new Comparison(name, "ideal-speedup-of-the-unit", "", published, unit.ideal()), tolerance));
        Optional.ofNullable(EXTREMES.get(name))
                .ifPresent(number -> found.add(new ValidationCase(
                        new Comparison(name, "speedup-of-the-unit", "", number, unit.filled()),
                        Double.POSITIVE_INFINITY)));
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

    private static double ideal(List<Layer> layers, List<Integer> bits) {
        double all = 0;
        double serial = 0;
        for (int i = 0; i < layers.size(); i++) {
            long macs = layers.get(i).operation().macs();
            all += macs;
            serial += (double) macs * bits.get(i);
        }
        return BITS_OF_BASELINE * all / serial;
    }

    /** Layers that share a published precision: one convolution each, or a module of GoogLeNet. */
    private static List<List<Layer>> groups(Network network, int wanted) {
        List<Layer> convolutions = network.layers().stream()
                .filter(layer -> layer.operation() instanceof Convolution)
                .toList();
        if (convolutions.size() == wanted) {
            return convolutions.stream().map(List::of).toList();
        }
        List<List<Layer>> groups = new ArrayList<>();
        String before = "";
        for (Layer layer : convolutions) {
            String module = module(layer.name());
            if (!module.equals(before)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(layer);
            before = module;
        }
        return groups;
    }

    private static String module(String layer) {
        int cut = layer.indexOf('/');
        return cut < 0 ? layer : layer.substring(0, cut);
    }
}
