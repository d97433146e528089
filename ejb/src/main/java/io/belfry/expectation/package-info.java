/**
 * What must arrive, as people describe it: an entry of the catalogue that the rules are told of.
 * Where each stands is written by the ledger.
 */
@NullMarked
package io.belfry.expectation;

import org.jspecify.annotations.NullMarked;
