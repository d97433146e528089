package io.belfry.web.catalogue;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What a service cannot do without, besides its own CIs.
 *
 * @param dependsOn at most 100, such as ci/filer-1 or service/dns; a name may come later, and a
 *     circle is no error
 */
public record DependenciesRequest(@NotNull List<@NotNull String> dependsOn) {}
