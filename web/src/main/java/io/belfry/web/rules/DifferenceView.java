package io.belfry.web.rules;

import io.belfry.rulepackage.TextDifference.FileDifference;
import java.util.List;
import java.util.Map;

/**
 * What differs between two versions.
 *
 * @param files lines that are in one alone
 * @param behaviour what the scenarios of the other version come to with this one
 */
public record DifferenceView(List<FileDifference> files, Map<String, Object> behaviour) {}
