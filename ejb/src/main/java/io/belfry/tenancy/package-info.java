/**
 * Whose rows they are. Every query names its tenant, and beneath that PostgreSQL's row-level
 * security hides the rows of every other tenant from a transaction.
 */
@NullMarked
package io.belfry.tenancy;

import org.jspecify.annotations.NullMarked;
