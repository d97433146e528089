/**
 * What every feature stands on: the clock, settings, secrets and the one vocabulary of errors. It
 * imports no feature.
 */
@NullMarked
package io.belfry.platform;

import org.jspecify.annotations.NullMarked;
