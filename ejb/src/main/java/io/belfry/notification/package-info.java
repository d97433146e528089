/**
 * Tells people. What is to be told is a row of the ledger's transaction; a worker claims it, sends
 * it, tries again, and gives up where people see it.
 */
@NullMarked
package io.belfry.notification;

import org.jspecify.annotations.NullMarked;
