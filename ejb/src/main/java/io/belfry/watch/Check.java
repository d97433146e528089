package io.belfry.watch;

import io.belfry.facts.Severity;

/** One thing that Belfry looks at in itself, every ten seconds. */
interface Check {

  /**
   * What a fault of this kind is called in the alert.
   *
   * @param key of the event, such as {@code belfry/lag}
   * @param type such as {@code BelfryLag}
   * @param severity critical means that alerts or people are being kept waiting
   */
  record Topic(String key, String type, Severity severity) {
    boolean isVital() {
      return severity == Severity.CRITICAL;
    }
  }

  Topic topic();

  /**
   * Looks.
   *
   * @return what is wrong, for people; empty when nothing is. Another text than before is news.
   */
  String look() throws Exception;
}
