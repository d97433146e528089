package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which package decides where several know the same alert. Another order changes what is decided:
 * one person proposes it, a second one approves it, and it judges as a release of its own.
 */
public final class Orders {
  private final DataSource database;
  private final InstantSource clock;
  private final Activator activator;

  Orders(DataSource database, InstantSource clock, Activator activator) {
    this.database = database;
    this.clock = clock;
    this.activator = activator;
  }

  /** The order of the packages that judge, and the one that is proposed. */
  public PackageOrder get(long tenant) {
    return OfTenant.run(database, tenant, connection -> read(connection, tenant));
  }

  private static PackageOrder read(Connection connection, long tenant) throws SQLException {
    long release = new ReleaseTables(connection, tenant).active().map(TenantRelease::id).orElse(0L);
    return new PackageOrder(
        release,
        names(new PackageTables(connection, tenant).activeParts()),
        new OrderTables(connection, tenant).find().map(OrderTables.Held::proposed).orElse(null));
  }

  /**
   * Proposes another order, in place of whatever was proposed before.
   *
   * @param release on whose order that was decided; null for whichever judges
   * @throws Fault invalid-value when these are not the packages that judge; precondition-failed;
   *     forbidden unless each package that moves is of a team of theirs
   */
  public PackageOrder propose(
      Member who, List<String> wanted, @Nullable Integer release, String reason) {
    return in(
        who,
        connection -> {
          PackageOrder before = read(connection, who.tenant());
          if (release != null && release != before.release()) {
            throw new Fault(
                ErrorCode.PRECONDITION_FAILED,
                "The release %d judges by now. Read the order again.".formatted(before.release()));
          }
          requireSame(before.names(), wanted);
          requireOwners(connection, who, before.names(), wanted);
          Instant now = clock.instant();
          new OrderTables(connection, who.tenant()).propose(wanted, who, reason, now);
          Seals.order(connection, who, now, "propose", wanted);
          return read(connection, who.tenant());
        });
  }

  /**
   * Has what is proposed judge.
   *
   * @param id of the proposal
   * @return the release that is on its way
   * @throws Fault not-found when it is no longer proposed; forbidden; conflict when other packages
   *     judge by now, or another release is on its way
   */
  public TenantRelease approve(Member who, long id) {
    TenantRelease asked =
        in(
            who,
            connection -> {
              ReleaseTables releases = new ReleaseTables(connection, who.tenant());
              releases.holdActive();
              OrderTables orders = new OrderTables(connection, who.tenant());
              OrderTables.Held held = proposed(orders, id);
              SecondPerson.require(
                  who, "this order", "Another order changes what is decided.", held.person());
              List<String> wanted = held.proposed().names();
              List<Part> parts = new PackageTables(connection, who.tenant()).activeParts();
              if (!new TreeSet<>(names(parts)).equals(new TreeSet<>(wanted))) {
                throw new Fault(
                    ErrorCode.CONFLICT,
                    "Other packages judge since the order was proposed. Propose it again.");
              }
              Map<String, Part> byName = new HashMap<>();
              parts.forEach(part -> byName.put(part.name(), part));
              Parts ordered =
                  new Parts(
                      wanted.stream()
                          .map(name -> Objects.requireNonNull(byName.get(name)))
                          .toList());
              Instant now = clock.instant();
              String reason = ("Another order. " + held.proposed().reason()).strip();
              long release = releases.ask(ordered, who, reason, false, now);
              orders.clear();
              Seals.order(connection, who, now, "approve", wanted);
              return releases.find(release).orElseThrow();
            });
    activator.wake();
    return asked;
  }

  /**
   * Takes the proposal back.
   *
   * @throws Fault not-found when it is no longer proposed; forbidden but to whoever proposed it,
   *     who may approve it, and administrators
   */
  public void withdraw(Member who, long id) {
    in(
        who,
        connection -> {
          OrderTables orders = new OrderTables(connection, who.tenant());
          OrderTables.Held held = proposed(orders, id);
          if (!who.administers()
              && !who.approves()
              && !held.proposed().actor().equals(who.actor())) {
            throw new Fault(ErrorCode.FORBIDDEN, "The order was proposed by somebody else.");
          }
          orders.clear();
          Seals.order(connection, who, clock.instant(), "withdraw", held.proposed().names());
          return id;
        });
  }

  private static OrderTables.Held proposed(OrderTables orders, long id) throws SQLException {
    return orders
        .find()
        .filter(held -> held.proposed().id() == id)
        .orElseThrow(
            () ->
                new Fault(
                    ErrorCode.NOT_FOUND,
                    "The order (%d) is not proposed any more. Read it again.".formatted(id)));
  }

  private static void requireSame(List<String> judging, List<String> wanted) {
    if (wanted.size() != judging.size() || !new TreeSet<>(wanted).equals(new TreeSet<>(judging))) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "packages",
          "The order (%s) is not one of the packages that judge"
              .formatted(String.join(", ", wanted)),
          "Name each of these once: " + String.join(", ", judging));
    }
  }

  private static void requireOwners(
      Connection connection, Member who, List<String> before, List<String> wanted)
      throws SQLException {
    Owners owners = new Owners(connection, who);
    PackageTables packages = new PackageTables(connection, who.tenant());
    for (PackageVersion active : packages.active()) {
      if (before.indexOf(active.name()) != wanted.indexOf(active.name())) {
        owners.mayLeaveOut(active);
      }
    }
  }

  private static List<String> names(List<Part> parts) {
    return parts.stream().map(Part::name).toList();
  }

  private <T> T in(Member who, AcrossTenants.Work<T> work) {
    return OfTenant.run(database, who.tenant(), work);
  }
}
