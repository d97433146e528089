package io.belfry.escalation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy that people wrote, by its name. */
@Entity
@IdClass(EscalationPolicy.Key.class)
@Table(name = "escalation_policy")
public class EscalationPolicy {
  /** A policy's name is its own only within the tenant. */
  public record Key(long tenantId, String name) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String name;

  private String steps;

  @Column(name = "breach_steps")
  private @Nullable String breachSteps;

  private int repeats;
  private String[] priorities;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected EscalationPolicy() {}

  EscalationPolicy(Key key, Policy policy) {
    tenantId = key.tenantId();
    name = key.name();
    steps = Policy.write(policy.steps());
    breachSteps = Policy.write(policy.breach());
    repeats = policy.repeats();
    priorities = policy.priorities().toArray(String[]::new);
  }

  void become(Policy policy) {
    steps = Policy.write(policy.steps());
    breachSteps = Policy.write(policy.breach());
    repeats = policy.repeats();
    priorities = policy.priorities().toArray(String[]::new);
  }

  public String name() {
    return name;
  }

  /** Returns what it says. */
  public Policy policy() {
    return new Policy(Policy.read(steps), repeats, Set.of(priorities), breach());
  }

  private List<Step> breach() {
    return breachSteps == null ? Policy.USUAL_BREACH : Policy.read(breachSteps);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
