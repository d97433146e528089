/**
 * Who may come in: one authentication mechanism for people and tools that shuts every door but a
 * few, and the headers that tell browsers to be strict.
 */
@NullMarked
package io.belfry.web.security;

import org.jspecify.annotations.NullMarked;
