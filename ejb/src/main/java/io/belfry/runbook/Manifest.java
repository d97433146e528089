package io.belfry.runbook;

/**
 * What a package says of itself, in {@code package.yaml}.
 *
 * @param name such as {@code storage}; small letters, digits and dashes
 * @param owner the team whose it is
 * @param version a semantic version, such as {@code 1.4.0}
 * @param facts the version of the fact model that it was written for
 * @param changelog what is new, for people; may be empty
 */
public record Manifest(String name, String owner, String version, int facts, String changelog) {
  /** Where it stands in a package. */
  public static final String FILE = "package.yaml";

  /** The fact model of this server. */
  public static final int FACTS = 1;
}
