/**
 * Whom to call at night: a weekly rotation of a team, those who stand in, and where people are
 * reached.
 */
@NullMarked
package io.belfry.oncall;

import org.jspecify.annotations.NullMarked;
