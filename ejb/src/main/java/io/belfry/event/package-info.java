/**
 * Events as people see them: what the ledger keeps, with the alerts behind each and the decisions
 * that made it. Reads only; the engine's columns are written by the ledger.
 */
@NullMarked
package io.belfry.event;

import org.jspecify.annotations.NullMarked;
