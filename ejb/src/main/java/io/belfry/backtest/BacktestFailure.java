package io.belfry.backtest;

/**
 * A backtest that comes to nothing; the message says why, such as a release that fails on the past.
 */
public final class BacktestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BacktestFailure(String message) {
    super(message);
  }

  BacktestFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
