package io.belfry.engine;

import java.util.UUID;

/** Names an event: its id, and the number that people say. */
public record EventRef(UUID id, long number) {}
