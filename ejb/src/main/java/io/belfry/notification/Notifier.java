package io.belfry.notification;

/** A way to reach people. */
public interface Notifier {

  /** Whether there is a way at all; if not, why, for people. Empty means that there is. */
  String unavailable();

  /**
   * Sends, or throws; may be called again for the same key after a failure.
   *
   * @return what the receiver answered, for people
   */
  String send(Notification notification) throws Exception;
}
