/**
 * Paths into JSON, a part of RFC 9535 that cannot run away: no functions, no regular expressions,
 * and a count of steps that ends every query. What a mapping's author and a sender write together
 * is never trusted with more.
 */
@NullMarked
package io.belfry.jsonpath;

import org.jspecify.annotations.NullMarked;
