package io.belfry.telling;

import io.belfry.catalogue.Teams;
import io.belfry.identity.Notary;
import io.belfry.oncall.Names;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The rules of the current tenant about who is told. */
@ApplicationScoped
@Transactional
@InTenant
public class TellingRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");
  private static final Set<String> WORDS =
      Set.of("team", "lead", "manager", "director", "on-call", "responders", "interested");
  private static final int MOST_RULES = 100;
  private static final int MOST = 10;
  private static final long LONGEST = Duration.ofDays(30).toMillis();
  private static final String WRITE =
      "insert into notification_rule (tenant_id, name, classes, priorities, team, lasts, steps,"
          + " enabled) values (:tenant, :name, string_to_array(:classes, ','),"
          + " string_to_array(:priorities, ','), nullif(:team, ''), :lasts, :steps, :enabled)"
          + " on conflict (tenant_id, name) do update set classes = excluded.classes,"
          + " priorities = excluded.priorities, team = excluded.team, lasts = excluded.lasts,"
          + " steps = excluded.steps, enabled = excluded.enabled,"
          + " version = notification_rule.version + 1";

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Teams teams;
  private final Names names;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TellingRules() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public TellingRules(
      EntityManager entities, CurrentTenant tenant, Teams teams, Names names, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.teams = teams;
    this.names = names;
    this.notary = notary;
  }

  /** What somebody sets; null is the usual. */
  public record Draft(
      @Nullable List<String> classes,
      @Nullable List<String> priorities,
      @Nullable String team,
      @Nullable String lasts,
      List<StepDraft> steps,
      @Nullable Boolean enabled) {}

  /** Some who are to be told; people by their usernames. */
  public record StepDraft(@Nullable String after, List<String> tell) {}

  /** Returns all of them by name. */
  public List<TellingRule> list() {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> new TellingTables(connection).of(tenant.id()));
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public TellingRule get(String name) {
    return list().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    ErrorCode.NOT_FOUND,
                    "There is no rule for notifications (%s).".formatted(Line.shown(name))));
  }

  /**
   * Adds one, or replaces the one of that name. It holds for events that open from then on.
   *
   * @param version that the change was decided on, or null for whichever it is
   * @throws Fault invalid-value; precondition-failed; conflict when there are too many
   */
  public TellingRule put(String name, @Nullable Integer version, Draft draft) {
    if (!NAME.matcher(name).matches()) {
      throw refused(
          "name",
          "The name (" + Line.shown(name) + ") cannot be one",
          "Use up to 63 small letters, digits and dashes, beginning with a letter or digit");
    }
    List<TellingRule> present = list();
    int before =
        present.stream()
            .filter(rule -> rule.name().equals(name))
            .mapToInt(TellingRule::version)
            .findFirst()
            .orElse(0);
    Versions.require(version, before, "The rule (" + name + ")");
    if (before == 0 && present.size() >= MOST_RULES) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "There are %d rules, and each is asked of every event.".formatted(present.size()));
    }
    List<TellingRule.Step> steps = steps(draft.steps());
    int unused =
        entities
            .createNativeQuery(WRITE)
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .setParameter("classes", String.join(",", classes(draft.classes())))
            .setParameter("priorities", String.join(",", priorities(draft.priorities())))
            .setParameter("team", draft.team() == null ? "" : team("team", draft.team()))
            .setParameter("lasts", draft.lasts() == null ? 0 : seconds("lasts", draft.lasts()))
            .setParameter("steps", TellingRule.write(steps))
            .setParameter("enabled", draft.enabled() == null || draft.enabled())
            .executeUpdate();
    notary.seal(
        "notification-rule.put", "notification-rule:" + name, Map.of("steps", steps.size()));
    return get(name);
  }

  /**
   * Removes one; what is due by it is told nobody.
   *
   * @throws Fault not-found; precondition-failed
   */
  public void remove(String name, @Nullable Integer version) {
    Versions.require(version, get(name).version(), "The rule (" + name + ")");
    int unused =
        entities
            .createNativeQuery(
                "delete from notification_rule where tenant_id = :tenant and name = :name")
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .executeUpdate();
    notary.seal("notification-rule.remove", "notification-rule:" + name, Map.of());
  }

  private List<TellingRule.Step> steps(List<StepDraft> drafts) {
    if (drafts.isEmpty() || drafts.size() > MOST) {
      throw refused(
          "steps", "The rule has %d steps".formatted(drafts.size()), "Give it 1 to " + MOST);
    }
    List<TellingRule.Step> steps = new ArrayList<>();
    for (StepDraft draft : drafts) {
      if (draft.tell().isEmpty() || draft.tell().size() > MOST) {
        throw refused(
            "steps.tell",
            "A step tells %d".formatted(draft.tell().size()),
            "Let it tell 1 to " + MOST);
      }
      int after = draft.after() == null ? 0 : seconds("steps.after", draft.after());
      steps.add(
          new TellingRule.Step(
              Duration.ofSeconds(after), draft.tell().stream().map(this::stored).toList()));
    }
    return steps;
  }

  /** People are kept by number, for names can be erased. */
  private String stored(String word) {
    if (WORDS.contains(word)) {
      return word;
    }
    int colon = word.indexOf(':');
    String rest = word.substring(colon + 1);
    return switch (colon < 0 ? "" : word.substring(0, colon)) {
      case "team" -> "team:" + team("steps.tell", rest);
      case "user" -> "user:" + names.require("steps.tell", rest);
      case "channel" -> "channel:" + Line.of("steps.tell", rest, 63);
      default ->
          throw refused(
              "steps.tell",
              "Nobody is meant by (" + Line.shown(word) + ")",
              "Use team, lead, manager, director, on-call, responders, interested, channel:<name>,"
                  + " user:<name> or team:<id>");
    };
  }

  private String team(String field, String id) {
    try {
      return teams.get(id).id();
    } catch (Fault missing) {
      throw refused(field, "There is no team (" + Line.shown(id) + ")", "Use the id of a team");
    }
  }

  private static Set<String> classes(@Nullable List<String> words) {
    Set<String> chosen = new TreeSet<>();
    for (String word : words == null ? List.<String>of() : words) {
      if (!word.matches("[\\p{L}\\p{N}_-]{1,63}")) {
        throw refused(
            "classes",
            "The class (" + Line.shown(word) + ") cannot be one",
            "Use a class of runbooks, such as performance");
      }
      chosen.add(word);
    }
    return chosen;
  }

  private static Set<String> priorities(@Nullable List<String> words) {
    Set<String> chosen = new TreeSet<>(words == null ? List.of() : words);
    for (String word : chosen) {
      if (!PRIORITIES.contains(word)) {
        throw refused(
            "priorities",
            "There is no priority (" + Line.shown(word) + ")",
            "Choose from P1, P2, P3, P4");
      }
    }
    return chosen;
  }

  private static int seconds(String field, String text) {
    return text.equals("0") ? 0 : (int) (Length.of(field, text, 1_000, LONGEST) / 1_000);
  }

  private static Fault refused(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }
}
