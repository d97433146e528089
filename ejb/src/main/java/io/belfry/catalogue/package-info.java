/**
 * What alerts are about and whose it is: services and teams. Changes reach the rules through the
 * journal.
 */
@NullMarked
package io.belfry.catalogue;

import org.jspecify.annotations.NullMarked;
