package io.belfry.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.belfry.channel.Destination;
import io.belfry.platform.Json;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an incident as a record of ServiceNow, by its Table API: the record of the incident's id as
 * {@code correlation_id} is changed, or made when there is none. It is looked for before each
 * attempt, so that one whose answer was lost is found and not made twice.
 */
final class ServiceNowNotifier implements Notifier {
  private static final String FIELDS = "sysparm_fields=sys_id,number";
  private static final byte[] NOTHING = {};

  private final HttpDelivery delivery;

  ServiceNowNotifier(HttpDelivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public String unavailable() {
    return "";
  }

  @Override
  public String send(Notification notification) throws Exception {
    Destination to = notification.to();
    String table = to.address().replaceAll("/+$", "") + "/api/now/table/" + to.topic();
    if (notification.occasion() == Occasion.TEST) {
      String unused = ask(to, "GET", table + "?sysparm_limit=1&" + FIELDS, NOTHING);
      return "The table (%s) can be read.".formatted(to.topic());
    }
    if (notification.occasion() != Occasion.MIRRORED) {
      throw new DeliveryFailure(
          "Where records are kept nobody is told of an event (%s)"
              .formatted(notification.occasion().word()),
          DeliveryFailure.Reach.FINAL);
    }
    byte[] fields = notification.body().getBytes(UTF_8);
    String known =
        ask(
            to,
            "GET",
            table
                + "?sysparm_limit=1&"
                + FIELDS
                + "&sysparm_query=correlation_id%3D"
                + notification.event(),
            NOTHING);
    @Nullable String id = field(known, "sys_id");
    String kept =
        id == null
            ? ask(to, "POST", table + "?" + FIELDS, fields)
            : ask(to, "PATCH", table + "/" + id + "?" + FIELDS, fields);
    @Nullable String number = field(kept, "number");
    return number == null ? "Kept without a number." : number;
  }

  private String ask(Destination to, String method, String address, byte[] body)
      throws DeliveryFailure, InterruptedException {
    String secret = to.secret();
    // A token has no colon.
    String credential =
        secret.indexOf(':') < 0
            ? "Bearer " + secret
            : "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
    return delivery.exchange(
        to,
        method,
        URI.create(address),
        Map.of("Authorization", credential, "Accept", "application/json"),
        body);
  }

  /** Reads a field of {@code {"result": {...}}}, or of the first of {@code {"result": [...]}}. */
  private static @Nullable String field(String answer, String name) throws DeliveryFailure {
    try {
      Object result = Json.read(answer, Map.class).get("result");
      if (result instanceof List<?> rows) {
        result = rows.isEmpty() ? Map.of() : rows.get(0);
      }
      Object value = result instanceof Map<?, ?> record ? record.get(name) : null;
      // It stands in an address, and is shown to people.
      return value instanceof String text && text.matches("\\w{1,64}") ? text : null;
    } catch (IllegalArgumentException unreadable) {
      throw new DeliveryFailure(
          "The receiver answered with something that is not of the Table API",
          DeliveryFailure.Reach.MESSAGE,
          null,
          unreadable);
    }
  }
}
