/**
 * The closed language of conditions on alerts: read by a parser of its own into typed conditions,
 * and never into source of any other language. Knows no Jakarta API.
 */
@NullMarked
package io.belfry.runbook.where;

import org.jspecify.annotations.NullMarked;
