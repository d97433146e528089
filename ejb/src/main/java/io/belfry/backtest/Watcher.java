package io.belfry.backtest;

/** Hears how far a backtest is, some hundred times a second. */
@FunctionalInterface
public interface Watcher {
  /**
   * @param progress from 0 to 1
   * @return whether to go on
   */
  boolean goesOn(double progress);
}
