/**
 * The catalogue as one text: written out, compared with what is there, and taken in again, so that
 * it can live in Git or come from a CMDB.
 */
@NullMarked
package io.belfry.exchange;

import org.jspecify.annotations.NullMarked;
