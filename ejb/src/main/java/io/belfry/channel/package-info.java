/**
 * How teams are reached: their channels, of which the secrets are sealed. What is sent through them
 * is the matter of notifications.
 */
@NullMarked
package io.belfry.channel;

import org.jspecify.annotations.NullMarked;
