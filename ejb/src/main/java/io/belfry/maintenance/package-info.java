/**
 * Planned work on a service, during which its alerts open nothing. A window reaches the rules
 * through the journal, in the transaction that planned or ended it.
 */
@NullMarked
package io.belfry.maintenance;

import org.jspecify.annotations.NullMarked;
