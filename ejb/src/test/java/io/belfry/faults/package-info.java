/** What may go wrong beneath the server while it is under load, and what must hold all the same. */
@NullMarked
package io.belfry.faults;

import org.jspecify.annotations.NullMarked;
