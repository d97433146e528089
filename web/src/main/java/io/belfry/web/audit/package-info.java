/** The audit log, for administrators: what was done, by whom, and whether the log is whole. */
@NullMarked
package io.belfry.web.audit;

import org.jspecify.annotations.NullMarked;
