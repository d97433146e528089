/**
 * Incidents: one or more events that people work on together under a commander. Rules open them, or
 * people do; they are mirrored to where an organisation keeps its records.
 */
@NullMarked
package io.belfry.incident;

import org.jspecify.annotations.NullMarked;
