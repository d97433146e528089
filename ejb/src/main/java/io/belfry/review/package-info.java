/** Whether the thresholds of runbooks agree with what was measured, and what would. */
@NullMarked
package io.belfry.review;

import org.jspecify.annotations.NullMarked;
