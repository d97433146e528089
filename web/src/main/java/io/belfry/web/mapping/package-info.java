/** Mappings, by which any tool's JSON becomes alerts: to read, to write, and to try first. */
@NullMarked
package io.belfry.web.mapping;

import org.jspecify.annotations.NullMarked;
