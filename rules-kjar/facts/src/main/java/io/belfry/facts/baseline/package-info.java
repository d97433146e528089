/**
 * What is normal for one series of measurements, learned from its own history without
 * configuration: the dynamic thresholds. It is plain arithmetic over a few kilobytes of state;
 * whoever keeps that state decides what an unusual point means.
 */
@NullMarked
package io.belfry.facts.baseline;

import org.jspecify.annotations.NullMarked;
