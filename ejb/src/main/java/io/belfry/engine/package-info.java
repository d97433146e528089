/**
 * Judges what the journal holds: one Drools session per tenant under a clock that only the journal
 * moves. It does no I/O of its own and knows no Jakarta API; what it decides goes to the ledger.
 */
@NullMarked
package io.belfry.engine;

import org.jspecify.annotations.NullMarked;
