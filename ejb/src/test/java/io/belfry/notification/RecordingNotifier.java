package io.belfry.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what it was given to send, and fails when it is told to. */
final class RecordingNotifier implements Notifier {
  final List<String> sent = new CopyOnWriteArrayList<>();
  final List<Notification> notifications = new CopyOnWriteArrayList<>();
  volatile @Nullable Exception failure;
  volatile String unavailable = "";
  volatile Runnable onSend = () -> {};

  @Override
  public String unavailable() {
    return unavailable;
  }

  @Override
  public String send(Notification notification) throws Exception {
    onSend.run();
    Exception told = failure;
    if (told != null) {
      throw told;
    }
    sent.add(notification.key());
    notifications.add(notification);
    return "taken";
  }
}
