/**
 * What people do with events: who works on one, how far it is, and how it ended. Their columns
 * stand beside the engine's, and each change leaves a row in the history and one in the audit log.
 */
@NullMarked
package io.belfry.handling;

import org.jspecify.annotations.NullMarked;
