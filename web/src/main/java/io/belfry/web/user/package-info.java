/** The users of a tenant, for its administrators. */
@NullMarked
package io.belfry.web.user;

import org.jspecify.annotations.NullMarked;
