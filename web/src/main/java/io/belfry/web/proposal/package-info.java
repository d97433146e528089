/** What those who closed events would have runbooks say. */
@NullMarked
package io.belfry.web.proposal;

import org.jspecify.annotations.NullMarked;
