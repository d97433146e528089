/** Maintenance windows, for everybody to read and operators to plan and end. */
@NullMarked
package io.belfry.web.maintenance;

import org.jspecify.annotations.NullMarked;
