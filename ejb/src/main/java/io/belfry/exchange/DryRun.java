package io.belfry.exchange;

/** Ends the transaction of a dry run: what it did is taken back, and what it found is kept. */
final class DryRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Difference difference;

  DryRun(Difference difference) {
    super("A dry run ends here", null, false, false);
    this.difference = difference;
  }

  Difference difference() {
    return difference;
  }
}
