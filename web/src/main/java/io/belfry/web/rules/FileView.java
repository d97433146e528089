package io.belfry.web.rules;

/** A file of a version. */
public record FileView(String path, long bytes) {}
