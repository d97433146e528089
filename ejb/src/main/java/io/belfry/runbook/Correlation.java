package io.belfry.runbook;

import java.util.List;

/**
 * What events of a runbook have to do with others.
 *
 * @param by names of labels whose values two related events share
 * @param within how far apart they may begin, in milliseconds; 0 when the author set no bound
 * @param alongDependencies whether what one depends on may be the cause of the other
 */
public record Correlation(List<String> by, long within, boolean alongDependencies) {}
