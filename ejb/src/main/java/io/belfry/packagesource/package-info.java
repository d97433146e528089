/**
 * Rule packages that are pulled from Git repositories: where from, how often, and what came of it.
 */
@NullMarked
package io.belfry.packagesource;

import org.jspecify.annotations.NullMarked;
