/**
 * Keeps what the engine decided: events, decisions, fates and the checkpoint, all in one
 * transaction that only the owner of the journal can commit.
 */
@NullMarked
package io.belfry.ledger;

import org.jspecify.annotations.NullMarked;
