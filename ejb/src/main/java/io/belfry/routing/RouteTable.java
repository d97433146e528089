package io.belfry.routing;

import io.belfry.journal.RouteRow;
import java.util.List;

/**
 * The table of routes as it stands.
 *
 * @param version the ETag of the API
 */
public record RouteTable(List<RouteRow> rows, int version) {}
