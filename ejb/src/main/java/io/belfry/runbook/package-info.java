/**
 * Runbooks: one document for one situation, written by those who know the service. They are parsed
 * here, turned into one match rule each, and compiled together with the platform's policies into
 * the release that the engine runs. Knows no Jakarta API.
 */
@NullMarked
package io.belfry.runbook;

import org.jspecify.annotations.NullMarked;
