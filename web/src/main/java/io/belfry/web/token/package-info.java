/** The tokens of a tenant's tools, for its administrators. */
@NullMarked
package io.belfry.web.token;

import org.jspecify.annotations.NullMarked;
