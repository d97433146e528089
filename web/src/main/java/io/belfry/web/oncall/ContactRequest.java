package io.belfry.web.oncall;

import org.jspecify.annotations.Nullable;

/** Where somebody is to be reached; nothing for not at all that way. */
public record ContactRequest(@Nullable String mail, @Nullable String ntfyTopic) {}
