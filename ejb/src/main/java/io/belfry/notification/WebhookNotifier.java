package io.belfry.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.belfry.platform.Json;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts an event as JSON, signed: {@code Belfry-Signature} is {@code v1=} and the HMAC-SHA256 in
 * hexadecimal, under the channel's secret, of {@code Belfry-Timestamp} (seconds since 1970), a full
 * stop and the body. {@code Idempotency-Key} is the same for each attempt.
 */
final class WebhookNotifier implements Notifier {
  static final String TIMESTAMP = "Belfry-Timestamp";
  static final String SIGNATURE = "Belfry-Signature";

  private final HttpDelivery delivery;
  private final Links links;

  WebhookNotifier(HttpDelivery delivery, Links links) {
    this.delivery = delivery;
    this.links = links;
  }

  @Override
  public String unavailable() {
    return "";
  }

  @Override
  public String send(Notification notification) throws Exception {
    byte[] body = Json.write(content(notification)).getBytes(UTF_8);
    String timestamp = Long.toString(delivery.now().getEpochSecond());
    return delivery.post(
        notification.to(),
        Map.of(
            "Idempotency-Key",
            notification.key(),
            TIMESTAMP,
            timestamp,
            SIGNATURE,
            "v1=" + signature(notification.to().secret(), timestamp, body)),
        body);
  }

  private Map<String, Object> content(Notification notification) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("key", notification.key());
    content.put("occasion", notification.occasion().word());
    content.put("team", notification.team());
    content.put("subject", notification.subject());
    content.put("text", notification.body());
    About about = notification.about();
    if (about != null) {
      content.put("event", about.asMap());
      String link = links.event(about.id());
      if (!link.isEmpty()) {
        content.put("link", link);
      }
    }
    return content;
  }

  static String signature(String secret, String timestamp, byte[] body)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    mac.update((timestamp + ".").getBytes(UTF_8));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
