/**
 * A failure to look at: a storage system that takes 200 hosts with it, in a catalogue of its own.
 * Its alerts come in as any sender's do.
 */
@NullMarked
package io.belfry.demonstration;

import org.jspecify.annotations.NullMarked;
