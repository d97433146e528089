/** What changes, as it changes, to browsers: server-sent events. */
@NullMarked
package io.belfry.web.live;

import org.jspecify.annotations.NullMarked;
