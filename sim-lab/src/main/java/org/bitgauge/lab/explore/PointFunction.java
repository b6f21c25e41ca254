package org.bitgauge.lab.explore;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.function.Function;
import org.bitgauge.core.config.YamlNode;

/**
 * Rows of a design point from its document: pure, safe for many threads, and able to travel to another machine, where it
 * gives the same rows.
 */
public interface PointFunction extends Function<YamlNode, ImmutableList<PointRow>>, Serializable {}
