/**
 * Puts the straight line together when the server starts, and takes it apart when it stops:
 * migrations, first login, journal, ledger, release, engine, outbox, intake, mail.
 */
@NullMarked
package io.belfry.startup;

import org.jspecify.annotations.NullMarked;
