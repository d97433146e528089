package io.belfry.escalation;

import io.belfry.catalogue.Teams;
import io.belfry.identity.Notary;
import io.belfry.oncall.Names;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Policies of escalation, and which team uses which, in the current tenant. */
@ApplicationScoped
@Transactional
@InTenant
public class EscalationRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Set<String> WORDS = Set.of("on-call", "lead", "manager", "director", "team");
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final int MOST_STEPS = 10;
  private static final int MOST_TOLD = 10;
  private static final int MOST_REPEATS = 10;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Teams teams;
  private final Names names;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EscalationRules() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public EscalationRules(
      EntityManager entities, CurrentTenant tenant, Teams teams, Names names, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.teams = teams;
    this.names = names;
    this.notary = notary;
  }

  /** Returns the policies by name. */
  public List<EscalationPolicy> policies() {
    return entities
        .createQuery(
            "select p from EscalationPolicy p where p.tenantId = :tenant order by p.name",
            EscalationPolicy.class)
        .setParameter("tenant", tenant.id())
        .getResultList();
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public EscalationPolicy policy(String name) {
    EscalationPolicy policy = find(name);
    if (policy == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND, "There is no escalation policy (" + Line.shown(name) + ").");
    }
    return policy;
  }

  private @Nullable EscalationPolicy find(String name) {
    return Line.isFit(name)
        ? entities.find(EscalationPolicy.class, new EscalationPolicy.Key(tenant.id(), name))
        : null;
  }

  /**
   * Adds a policy or changes it.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault invalid-value; precondition-failed
   */
  public EscalationPolicy set(
      String name, @Nullable Integer version, EscalationDraft.OfPolicy draft) {
    if (!NAME.matcher(name).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "name",
          "The name (" + Line.shown(name) + ") cannot be one",
          "Use up to 63 small letters, digits and dashes, beginning with a letter or digit");
    }
    int again = draft.repeats() == null ? 0 : draft.repeats();
    if (again < 0 || again > MOST_REPEATS) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "repeats",
          "The number (" + again + ") is out of range",
          "Choose 0 to " + MOST_REPEATS);
    }
    EscalationPolicy stored = find(name);
    List<Step> breach = stored == null ? Policy.USUAL_BREACH : stored.policy().breach();
    Policy policy =
        new Policy(
            steps("steps", draft.steps(), LEAST),
            again,
            EscalationTerms.priorities(draft.priorities()),
            draft.breachSteps() == null
                ? breach
                : steps("breachSteps", draft.breachSteps(), Duration.ZERO));
    if (stored == null) {
      requireNew(version, "There is no escalation policy (%s) yet.".formatted(name));
      stored = new EscalationPolicy(new EscalationPolicy.Key(tenant.id(), name), policy);
      entities.persist(stored);
    } else {
      Versions.require(version, stored.version(), "The escalation policy (" + name + ")");
      stored.become(policy);
    }
    entities.flush();
    notary.seal("escalation-policy.set", "escalation-policy:" + name, Map.of());
    return stored;
  }

  private static void requireNew(@Nullable Integer version, String sentence) {
    if (version != null) {
      throw new Fault(ErrorCode.PRECONDITION_FAILED, sentence + " Send If-Match: *.");
    }
  }

  private List<Step> steps(String field, List<EscalationDraft.OfStep> drafts, Duration least) {
    if ((drafts.isEmpty() && !least.isZero()) || drafts.size() > MOST_STEPS) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The policy has %d steps".formatted(drafts.size()),
          "Give it 1 to " + MOST_STEPS);
    }
    List<Step> steps = new ArrayList<>();
    for (EscalationDraft.OfStep draft : drafts) {
      if (draft.tell().isEmpty() || draft.tell().size() > MOST_TOLD) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            field + ".tell",
            "A step tells %d".formatted(draft.tell().size()),
            "Let it tell 1 to " + MOST_TOLD);
      }
      steps.add(
          new Step(
              EscalationTerms.length(field + ".after", draft.after(), least),
              draft.tell().stream().map(this::stored).toList()));
    }
    return steps;
  }

  /** People are kept by number, for names can be erased. */
  private String stored(String target) {
    if (WORDS.contains(target)) {
      return target;
    }
    if (target.startsWith("team:")) {
      return "team:" + team(target.substring("team:".length()));
    }
    if (target.startsWith("user:")) {
      return "user:" + names.require("steps.tell", target.substring("user:".length()));
    }
    throw Fault.ofField(
        ErrorCode.INVALID_VALUE,
        "steps.tell",
        "Nobody is meant by (" + Line.shown(target) + ")",
        "Use on-call, lead, manager, director, team, user:<name> or team:<id>");
  }

  private String team(String id) {
    try {
      return teams.get(id).id();
    } catch (Fault missing) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "steps.tell",
          "There is no team (" + Line.shown(id) + ")",
          "Use the id of a team");
    }
  }

  /**
   * Removes a policy that no team uses.
   *
   * @throws Fault not-found; precondition-failed; conflict
   */
  public void remove(String name, @Nullable Integer version) {
    EscalationPolicy policy = policy(name);
    Versions.require(version, policy.version(), "The escalation policy (" + name + ")");
    List<String> users =
        entities
            .createQuery(
                "select t.team from TeamEscalation t"
                    + " where t.tenantId = :tenant and t.policy = :name order by t.team",
                String.class)
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .getResultList();
    if (!users.isEmpty()) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "The escalation policy (%s) is used by (%s). Give them another one first."
              .formatted(name, String.join(", ", users)));
    }
    entities.remove(policy);
    entities.flush();
    notary.seal("escalation-policy.remove", "escalation-policy:" + name, Map.of());
  }

  /**
   * Returns how a team's events escalate.
   *
   * @throws Fault not-found when there is no such team, or nothing was set for it
   */
  public TeamEscalation ofTeam(String team) {
    TeamEscalation found = findTeam(teams.get(team).id());
    if (found == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND,
          "The team (%s) has the usual escalation and no lead.".formatted(team));
    }
    return found;
  }

  /**
   * Sets how a team's events escalate.
   *
   * @throws Fault not-found for the team; invalid-value; precondition-failed
   */
  public TeamEscalation setTeam(
      String team, @Nullable Integer version, EscalationDraft.OfTeam draft) {
    String policy = draft.policy();
    TeamEscalation stored = findTeam(teams.get(team).id());
    if (policy != null && find(policy) == null) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "policy",
          "There is no escalation policy (" + Line.shown(policy) + ")",
          "Use the name of one, or add it first");
    }
    if (stored == null) {
      requireNew(version, "Nothing is set for the team (%s) yet.".formatted(team));
      stored = new TeamEscalation(new TeamEscalation.Key(tenant.id(), team));
      become(stored, draft);
      entities.persist(stored);
    } else {
      Versions.require(version, stored.version(), "The escalation of the team (" + team + ")");
      become(stored, draft);
    }
    entities.flush();
    notary.seal(
        "team-escalation.set", "team:" + team, Map.of("policy", policy == null ? "" : policy));
    return stored;
  }

  private void become(TeamEscalation stored, EscalationDraft.OfTeam draft) {
    stored.become(
        draft.policy(),
        person("lead", draft.lead()),
        person("manager", draft.manager()),
        person("director", draft.director()));
  }

  private @Nullable Long person(String field, @Nullable String username) {
    return username == null ? null : Long.valueOf(names.require(field, username));
  }

  private @Nullable TeamEscalation findTeam(String team) {
    return entities.find(TeamEscalation.class, new TeamEscalation.Key(tenant.id(), team));
  }
}
