/**
 * How a failure is told: as {@code application/problem+json} (RFC 9457), with a code that stays, in
 * one place for the whole API.
 */
@NullMarked
package io.belfry.web.problem;

import org.jspecify.annotations.NullMarked;
