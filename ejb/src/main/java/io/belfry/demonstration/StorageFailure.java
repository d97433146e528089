package io.belfry.demonstration;

import io.belfry.facts.Level;
import io.belfry.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The story: eight services keep their data on one storage system. It fails; within a moment each
 * of their 200 hosts complains, the first of them before the storage does.
 */
public final class StorageFailure {
  /** What its alerts name as their source. */
  public static final String SOURCE = "demonstration";

  /** All that is made for it, and nothing else, begins so. */
  static final String MARK = "demo-";

  /** The keys of its alerts begin so. */
  static final String KEYS = "demo/";

  static final String STORAGE_TEAM = MARK + "storage";
  static final String WEB_TEAM = MARK + "applications";
  static final String STORAGE = MARK + "storage";
  static final String CAUSE = MARK + "san-1";
  static final int HOSTS = 200;

  private static final List<String> SERVICES =
      List.of(
          "shop", "billing", "search", "mail", "planning", "warehouse", "reporting", "intranet");
  private static final List<Level> CRITICALITIES = List.of(Level.HIGH, Level.MEDIUM, Level.LOW);

  /** What hosts say without their disks, by turns: type, severity, words. */
  private static final List<String[]> COMPLAINTS =
      List.of(
          new String[] {"HostDown", "critical", "%s does not answer"},
          new String[] {"NodeFilesystemReadOnly", "major", "/data on %s is read-only"},
          new String[] {"DiskLatencyHigh", "major", "%s waits 9 s for its disk"},
          new String[] {"ServiceUnhealthy", "minor", "The health check of %s fails"});

  /** So many hosts complain before the storage does. */
  private static final int EARLY = 20;

  private static final int AT_ONCE = 10;

  private StorageFailure() {}

  /** A service that keeps its data on the storage. */
  record Dependent(String name, Level criticality) {}

  /** A host of such a service. */
  record Host(String name, String service) {}

  static List<Dependent> services() {
    List<Dependent> services = new ArrayList<>();
    for (String name : SERVICES) {
      services.add(
          new Dependent(MARK + name, CRITICALITIES.get(services.size() % CRITICALITIES.size())));
    }
    return services;
  }

  static List<Host> hosts() {
    List<Host> hosts = new ArrayList<>();
    for (int i = 0; i < HOSTS; i++) {
      String service = MARK + SERVICES.get(i % SERVICES.size());
      hosts.add(new Host("%s-%02d".formatted(service, i / SERVICES.size() + 1), service));
    }
    return hosts;
  }

  /** The bodies that a sender posts, in order: JSON arrays of alerts. */
  static List<byte[]> requests(String status) {
    List<Map<String, Object>> alerts = new ArrayList<>();
    for (Host host : hosts()) {
      if (alerts.size() == EARLY) {
        alerts.add(
            alert(
                "callhome.sfo.takeover.panic",
                "critical",
                CAUSE + ": a controller panicked, and its partner cannot take over",
                STORAGE,
                CAUSE,
                status));
      }
      String[] said = COMPLAINTS.get(alerts.size() % COMPLAINTS.size());
      alerts.add(
          alert(
              said[0],
              said[1],
              said[2].formatted(host.name()),
              host.service(),
              host.name(),
              status));
    }
    List<byte[]> requests = new ArrayList<>();
    for (int from = 0; from < alerts.size(); from += AT_ONCE) {
      List<Map<String, Object>> some =
          alerts.subList(from, Math.min(alerts.size(), from + AT_ONCE));
      requests.add(Json.write(some).getBytes(StandardCharsets.UTF_8));
    }
    return requests;
  }

  private static Map<String, Object> alert(
      String type, String severity, String said, String service, String ci, String status) {
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("source", SOURCE);
    alert.put("type", type);
    alert.put("key", KEYS + ci);
    alert.put("status", status);
    alert.put("severity", severity);
    alert.put("summary", "[Demonstration] " + said);
    alert.put("service", service);
    alert.put("ci", ci);
    return alert;
  }
}
