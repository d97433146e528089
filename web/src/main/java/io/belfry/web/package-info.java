/**
 * The API under {@code /api/v1} and the shell of the browser application, which uses that API and
 * nothing else.
 */
@NullMarked
package io.belfry.web;

import org.jspecify.annotations.NullMarked;
