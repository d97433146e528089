/** Who is on call, in the API, and where people are reached. */
@NullMarked
package io.belfry.web.oncall;

import org.jspecify.annotations.NullMarked;
