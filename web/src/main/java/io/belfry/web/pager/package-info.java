/** What pagers say back. */
@NullMarked
package io.belfry.web.pager;

import org.jspecify.annotations.NullMarked;
