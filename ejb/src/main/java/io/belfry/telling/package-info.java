/**
 * Rules about who is told of which events, and after how long: what the team's channels at the
 * opening do not say.
 */
@NullMarked
package io.belfry.telling;

import org.jspecify.annotations.NullMarked;
