/**
 * What happens when nobody takes an event on, or it takes too long: steps of a policy, and warnings
 * before targets are missed. All of it are due rows of the database, each done once.
 */
@NullMarked
package io.belfry.escalation;

import org.jspecify.annotations.NullMarked;
