/** What those who run Belfry look at: the accounting, and figures for Prometheus. */
@NullMarked
package io.belfry.web.operations;

import org.jspecify.annotations.NullMarked;
