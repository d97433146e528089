package io.belfry.runbook;

/** A runbook or a release that cannot be used; the message names the place and the remedy. */
public class RunbookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunbookException(String message) {
    super(message);
  }

  public RunbookException(String message, Throwable cause) {
    super(message, cause);
  }
}
