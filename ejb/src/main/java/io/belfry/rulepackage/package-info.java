/**
 * Rule packages of teams: their versions as they came, the way of a version from draft to active,
 * and the releases that the engine runs of them.
 */
@NullMarked
package io.belfry.rulepackage;

import org.jspecify.annotations.NullMarked;
