/** What closed events teach, through the API. */
@NullMarked
package io.belfry.web.knowledge;

import org.jspecify.annotations.NullMarked;
