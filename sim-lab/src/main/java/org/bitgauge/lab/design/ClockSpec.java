package org.bitgauge.lab.design;

import java.util.Optional;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.config.Range;
import org.bitgauge.core.config.Shorthand;
import org.bitgauge.core.quantity.Frequency;

/**
 * How fast a design is clocked.
 *
 * @param frequency given clock; where not given, the critical path sets it
 * @param pipelineStages register stages that cut the critical path of a MAC
 */
@Doc("How fast a design is clocked: at a given frequency, or as fast as its critical path allows.")
public record ClockSpec(
        @Doc("Clock; as fast as the critical path allows where not given.") @Positive Optional<Frequency> frequency,
        @Doc("Pipeline stages that cut the critical path of a unit, with their registers paid for.")
                @Default("1")
                @Range(min = 1, max = 16)
                int pipelineStages) {
    /** {@code critical-path}, or a frequency. */
    @Shorthand("a frequency such as 700 MHz, or critical-path")
    public static ClockSpec of(String text) {
        return text.equals("critical-path")
                ? new ClockSpec(Optional.empty(), 1)
                : new ClockSpec(Optional.of(Frequency.parse(text)), 1);
    }
}
