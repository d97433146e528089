/**
 * How any tool's JSON becomes alerts: a mapping is a document of a tenant that says by paths where
 * each field stands. It is kept in the database, and the door for alerts reads it from memory.
 */
@NullMarked
package io.belfry.mapping;

import org.jspecify.annotations.NullMarked;
