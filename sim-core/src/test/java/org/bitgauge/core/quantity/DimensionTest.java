package org.bitgauge.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionTest {
    @ParameterizedTest
    @CsvSource({
        "BITS, 64 KiB, 524288",
        "BITS, 64KiB, 524288",
        "BITS, 1 kB, 8000",
        "BITS, 1_000 bit, 1000",
        "BITS, 3 Kib, 3072",
        "BITS, 1.5 Mibit, 1572864",
        "BANDWIDTH, 12.8 GB/s, 102400000000",
        "BANDWIDTH, 1 GiB/s, 8589934592",
        "BANDWIDTH_PER_CYCLE, 32 B/cycle, 256",
        "FREQUENCY, 1.25e3 MHz, 1250000000",
        "TIME, 45 ns, 0.000000045",
        "TIME, 3 µs, 0.000003",
        "ENERGY, 2 nJ, 2000",
        "ENERGY_PER_BIT, 500 fJ/bit, 0.5",
        "POWER, 250 mW, 0.25",
        "AREA, 4 mm2, 4000000",
        "AREA, 4 mm², 4000000",
        "VOLTAGE, 1100 mV, 1.1",
        "LENGTH, 45 nm, 45",
    })
    void readsUnitsExactly(Dimension dimension, String text, String magnitude) {
        assertThat(dimension.parse(text)).isEqualByComparingTo(magnitude);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "VOLTAGE|1.1|a voltage needs a unit, was '1.1'; write for example '1.1 V' (units: V, mV)",
                "VOLTAGE|-1 V|a voltage must not be negative, was '-1 V'; write for example '1.1 V' (units: V, mV)",
                "VOLTAGE|1 ns|'1 ns' is a time but a voltage is needed; write for example '1.1 V' (units: V, mV)",
                "VOLTAGE|1 v|unknown unit 'v' of a voltage; did you mean 'V'? write for example '1.1 V' (units: V, mV)",
                "VOLTAGE|1 volt|unknown unit 'volt' of a voltage; write for example '1.1 V' (units: V, mV)",
                "VOLTAGE|1e999 V|'1e999 V' is out of range; write for example '1.1 V' (units: V, mV)",
                "VOLTAGE|high|'high' is not a voltage; write for example '1.1 V' (units: V, mV)",
                "VOLTAGE|NaN V|'NaN V' is not a voltage; write for example '1.1 V' (units: V, mV)",
            })
    void saysWhatIsWrongAndWhatIsRight(Dimension dimension, String text, String message) {
        assertThatThrownBy(() -> dimension.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void capacitiesAreWholeBits() {
        assertThatThrownBy(() -> Capacity.parse("0.3 B"))
                .hasMessage("'0.3 B' is not a whole number of bits; round it to one");
        assertThatThrownBy(() -> Capacity.parse("9e9 GiB"))
                .hasMessage("'9e9 GiB' is too large; the largest capacity is 2^63-1 bit");
        assertThat(Capacity.parse("0.5 B").bits()).isEqualTo(4);
    }

    @Test
    void bandwidthConvertsAtAClock() {
        Frequency clock = Frequency.parse("1 GHz");
        assertThat(Bandwidth.parse("12.8 GB/s").bitsPerCycle(clock)).isEqualTo(102.4);
        assertThat(Bandwidth.parse("256 bit/cycle").bitsPerSecond(clock)).isEqualTo(256e9);
    }

    @ParameterizedTest
    @CsvSource({"1000000000, 1 GHz", "1500000, 1.5 MHz", "0, 0 Hz", "999, 999 Hz"})
    void writesTheShortestReadableUnit(double hertz, String text) {
        assertThat(new Frequency(hertz)).hasToString(text);
    }
}
