/**
 * The doors that must be fast: an Undertow handler in front of the servlets. It reads a body on the
 * IO thread into one array and answers from the journal's writer. It stands outside the container's
 * security and limits, so it checks the token, the media type and every size itself.
 */
@NullMarked
package io.belfry.web.intake;

import org.jspecify.annotations.NullMarked;
