/**
 * What keeps rules that somebody wrote in Drools' own language from doing anything but decide:
 * their source is held to a short list of what it may say, and the classes that are made of it to a
 * list of what they may call, before any of them is initialised.
 */
@NullMarked
package io.belfry.runbook.sandbox;

import org.jspecify.annotations.NullMarked;
