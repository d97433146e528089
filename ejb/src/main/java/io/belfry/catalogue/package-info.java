/**
 * What alerts are about and whose it is: services, teams and the default owner. What rules decide
 * by is told to them through the journal, in the transaction of the change.
 */
@NullMarked
package io.belfry.catalogue;

import org.jspecify.annotations.NullMarked;
