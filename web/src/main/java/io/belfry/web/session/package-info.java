/** Signing in and out, and choosing a password. */
@NullMarked
package io.belfry.web.session;

import org.jspecify.annotations.NullMarked;
