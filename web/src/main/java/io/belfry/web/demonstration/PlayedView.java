package io.belfry.web.demonstration;

/**
 * What the demonstration sent; it is judged in a moment.
 *
 * @param alerts that are stored
 * @param service behind which all of it hangs
 * @param team that is told
 */
public record PlayedView(int alerts, String service, String team) {}
