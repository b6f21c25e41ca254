package org.bitgauge.lab.design;

import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Shorthand;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.cost.memory.SramProfile;

/**
 * In which silicon a design is built.
 *
 * @param node name of a logic technology
 * @param style end of the area-delay trade
 * @param sramProfile leakage profile of the memories
 */
@Doc("In which silicon a design is built.")
public record TechnologySpec(
        @Doc("Logic technology: a calibrated library (nangate45) or a node scaled from it (28nm); see `bitgauge list`.")
                @Default("nangate45")
                String node,
        @Doc("End of the area-delay trade that synthesis aims at.") @Default("small") Style style,
        @Doc(
                        "Leakage profile of SRAM: hp350 (high performance, 350 K), lop350 (low operating power) or lstp300 (low standby"
                                + " power, 300 K); an explicit choice because leakage differs by five orders of magnitude.")
                @Default("lop350")
                String sramProfile) {
    public TechnologySpec {
        Technology.parse(node);
        SramProfile.named(sramProfile);
    }

    /** The default style and SRAM profile at a node. */
    @Shorthand("the node alone")
    public static TechnologySpec of(String node) {
        return new TechnologySpec(node, Style.SMALL, "lop350");
    }
}
