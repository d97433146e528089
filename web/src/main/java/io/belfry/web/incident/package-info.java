/** Incidents through the API, and the rules that open them. */
@NullMarked
package io.belfry.web.incident;

import org.jspecify.annotations.NullMarked;
