/** Rule packages, releases and backtests of the tenant, as the API shows them. */
@NullMarked
package io.belfry.web.rules;

import org.jspecify.annotations.NullMarked;
