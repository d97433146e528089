/** Teams, services and the default owner, for everybody to read and administrators to keep. */
@NullMarked
package io.belfry.web.catalogue;

import org.jspecify.annotations.NullMarked;
