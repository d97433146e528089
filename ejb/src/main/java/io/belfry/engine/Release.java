package io.belfry.engine;

import org.kie.api.KieBase;

/**
 * What the engine runs: the platform's policies and an ordered set of runbooks, compiled.
 *
 * @param name names its content: the same policies and runbooks give the same name
 */
public record Release(String name, KieBase rules) {}
