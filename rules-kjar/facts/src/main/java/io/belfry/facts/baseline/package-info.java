/**
 * What is normal for one series of measurements, learned from its own history without
 * configuration: the dynamic thresholds. Plain arithmetic over a few kilobytes of state decides
 * what is unusual; rules only say what follows.
 */
@NullMarked
package io.belfry.facts.baseline;

import org.jspecify.annotations.NullMarked;
