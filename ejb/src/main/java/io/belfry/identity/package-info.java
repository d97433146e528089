/**
 * Who asks, and what they may do: users with passwords and login sessions for people, tokens with
 * scopes for tools. Both end in one {@code Caller} with permissions.
 */
@NullMarked
package io.belfry.identity;

import org.jspecify.annotations.NullMarked;
