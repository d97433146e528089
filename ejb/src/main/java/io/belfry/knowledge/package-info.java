/** What closed events teach about those that are open. */
@NullMarked
package io.belfry.knowledge;

import org.jspecify.annotations.NullMarked;
