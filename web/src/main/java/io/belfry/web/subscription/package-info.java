/** Groups and what they subscribe to, through the API. */
@NullMarked
package io.belfry.web.subscription;

import org.jspecify.annotations.NullMarked;
