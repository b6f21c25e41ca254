package org.bitgauge.workloads.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.bitgauge.core.layer.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedCountsTest {
    record Row(String yaml, String parameters, long folded, String macs, String source) {
        @Override
        public String toString() {
            return yaml;
        }
    }

    static Stream<Row> rows() throws IOException {
        return Resources.readLines(
                        Resources.getResource(PublishedCountsTest.class, "published-counts.csv"),
                        StandardCharsets.UTF_8)
                .stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> {
                    List<String> f = Splitter.on('|').splitToList(line);
                    return new Row(f.get(0), f.get(1), Long.parseLong(f.get(2)), f.get(3), f.get(4));
                });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void parametersAreThePublishedOnes(Row row) {
        Network network = Networks.of(row.yaml());
        assertThat(rounded(network.parameters() + row.folded(), row.parameters()))
                .as("%s: ours %d + folded %d, %s", row.yaml(), network.parameters(), row.folded(), row.source())
                .isEqualByComparingTo(row.parameters());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void multiplyAccumulatesAreThePublishedOnes(Row row) {
        long macs = Networks.of(row.yaml()).macs();
        assertThat(rounded(macs, row.macs()))
                .as("%s: ours %d, %s", row.yaml(), macs, row.source())
                .isEqualByComparingTo(row.macs());
    }

    @Test
    void everyBuiltInNetworkHasARow() throws IOException {
        ImmutableSet<String> tested =
                rows().map(r -> Networks.of(r.yaml()).name()).collect(ImmutableSet.toImmutableSet());
        assertThat(Zoo.registry().members())
                .filteredOn(family -> family.getClass().getPackage().equals(Zoo.class.getPackage()))
                .allSatisfy(family -> assertThat(tested).anyMatch(name -> name.startsWith(family.typeName())));
    }

    private static BigDecimal rounded(long value, String published) {
        return new BigDecimal(value).round(new MathContext(new BigDecimal(published).precision()));
    }
}
