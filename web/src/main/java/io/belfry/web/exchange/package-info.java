/** The catalogue as a file: exported, and imported from YAML and CSV. */
@NullMarked
package io.belfry.web.exchange;

import org.jspecify.annotations.NullMarked;
