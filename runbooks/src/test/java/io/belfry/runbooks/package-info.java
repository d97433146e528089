/**
 * Proves the default rule package: every runbook is complete, and does in the engine's own session
 * what its scenarios say, with no server and no database.
 */
@NullMarked
package io.belfry.runbooks;

import org.jspecify.annotations.NullMarked;
