/**
 * Tests of the whole system: the built application in the provisioned server, on a real database.
 */
@NullMarked
package io.belfry.system;

import org.jspecify.annotations.NullMarked;
