package io.belfry.web.people;

/** Somebody, as the API shows them: a user, or a tool by the id of its token. */
public record PersonView(String username, String displayName) {}
