package io.belfry.runbook;

import java.util.List;
import java.util.stream.Collectors;

/** A rule package, or a file of one, that cannot be used: all that is wrong with it, at once. */
public final class PackageException extends RunbookException {
  private static final long serialVersionUID = 1L;

  // Of records of texts; a list is not declared to be serialisable.
  private final transient List<Flaw> flaws;

  /**
   * @param flaws at least one
   */
  public PackageException(List<Flaw> flaws) {
    super(flaws.stream().map(Flaw::sentence).collect(Collectors.joining("\n")));
    this.flaws = List.copyOf(flaws);
  }

  public List<Flaw> flaws() {
    return flaws;
  }
}
