package io.belfry.backtest;

/** A release cannot judge the past; the message says which one, and why. */
public final class BacktestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BacktestFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
