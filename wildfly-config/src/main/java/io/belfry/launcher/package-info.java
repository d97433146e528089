/**
 * Starts Belfry: a PostgreSQL of its own where none is given, then the server; stops them in
 * reverse.
 */
@NullMarked
package io.belfry.launcher;

import org.jspecify.annotations.NullMarked;
