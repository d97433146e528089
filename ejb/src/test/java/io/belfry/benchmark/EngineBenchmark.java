package io.belfry.benchmark;

import io.belfry.engine.Outcome;
import io.belfry.engine.Release;
import io.belfry.engine.Session;
import io.belfry.facts.AlertFact;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What judging an alert costs the engine's thread: the time of that thread alone, without the
 * collector's. Each invocation judges {@value #ALERTS} alerts of 10,000 keys.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 6)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xms1500m",
      "-Xmx1500m",
      "-XX:+UseParallelGC",
      "-XX:+UseTransparentHugePages"
    })
public class EngineBenchmark {
  static final int ALERTS = 100_000;
  private static final int KEYS = 10_000;

  /** The thread's processor time, which noise of the machine touches least. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Cost {
    private long begin;
    private long spent;

    @Setup(Level.Invocation)
    public void begin() {
      begin = threadTime();
    }

    @TearDown(Level.Invocation)
    public void end() {
      spent = threadTime() - begin;
    }

    /** Of processor time, an alert. */
    public long nanosAnAlert() {
      return spent / ALERTS;
    }

    private static long threadTime() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }

  /** A session, and what comes next. */
  public abstract static class Judging {
    private final AlertStream stream;
    private final Session session;
    private List<Entry> next = List.of();

    Judging(Release release, int alertsPerWindow) {
      stream = new AlertStream(1, KEYS, alertsPerWindow);
      session = new Session(1, release);
      session.apply(stream.catalogue());
    }

    @Setup(Level.Invocation)
    public void prepare() {
      next = stream.next(ALERTS);
    }

    void judge() {
      for (Entry entry : next) {
        for (Outcome outcome : session.apply(entry)) {
          stream.learn(outcome);
        }
      }
    }

    Session session() {
      return session;
    }
  }

  /** The reference set with few alerts in each window. */
  @State(Scope.Thread)
  public static class Sparse extends Judging {
    public Sparse() {
      super(ReferenceSet.release(), 1_000);
    }

    @TearDown
    public void check() {
      ReferenceSet.requireThatAllFired(session());
    }
  }

  /** The reference set with a hundred times as many. */
  @State(Scope.Thread)
  public static class Dense extends Judging {
    public Dense() {
      super(ReferenceSet.release(), 100_000);
    }

    @TearDown
    public void check() {
      ReferenceSet.requireThatAllFired(session());
    }
  }

  /** The policies of this build. */
  @State(Scope.Thread)
  public static class Shipped extends Judging {
    public Shipped() {
      super(SampleReleases.withOneRunbook(), 10_000);
    }
  }

  /** One rule that takes out what comes in: what Drools costs at least. */
  @State(Scope.Thread)
  public static class Plain {
    private final KieSession rules;

    public Plain() {
      KieSessionConfiguration pseudoClock = KieServices.get().newKieSessionConfiguration();
      pseudoClock.setOption(ClockTypeOption.PSEUDO);
      rules =
          ReferenceSet.compile(
                  """
                  package io.belfry.benchmark.plain;
                  import io.belfry.facts.AlertFact;
                  rule "Take out"
                  when
                    $alert : AlertFact()
                  then
                    delete($alert);
                  end
                  """)
              .newKieSession(pseudoClock, null);
    }
  }

  @Benchmark
  public void plainRule(Plain plain, Cost cost) {
    for (int i = 0; i < ALERTS; i++) {
      plain.rules.insert(
          new AlertFact(
              i,
              "prometheus",
              "Any",
              "key",
              Status.FIRING,
              Severity.MAJOR,
              "",
              "",
              "",
              Map.of(),
              0));
      plain.rules.fireAllRules();
    }
  }

  @Benchmark
  public void referenceSparse(Sparse sparse, Cost cost) {
    sparse.judge();
  }

  @Benchmark
  public void referenceDense(Dense dense, Cost cost) {
    dense.judge();
  }

  @Benchmark
  public void shippedPolicies(Shipped shipped, Cost cost) {
    shipped.judge();
  }
}
