/** How teams are reached, in the API: their channels, which take secrets and never give them. */
@NullMarked
package io.belfry.web.channel;

import org.jspecify.annotations.NullMarked;
