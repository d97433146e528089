package io.belfry.backtest;

import io.belfry.escalation.Policy;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Who would have been called, as bytes for another process. */
final class PagingCodec {
  private PagingCodec() {}

  static void write(ByteWriter out, Paging paging) {
    write(out, paging.policies());
    write(out, paging.named());
    out.number(paging.acknowledged().size());
    paging
        .acknowledged()
        .forEach(
            (key, times) -> {
              out.text(key);
              out.number(times.size());
              times.forEach(out::number);
            });
  }

  static Paging read(ByteReader in) {
    Map<String, Policy> policies = readPolicies(in);
    Map<String, Policy> named = readPolicies(in);
    int keys = in.count();
    Map<String, NavigableSet<Long>> acknowledged = new HashMap<>(keys * 2);
    for (int i = 0; i < keys; i++) {
      String key = in.text();
      NavigableSet<Long> times = new TreeSet<>();
      for (int n = in.count(); n > 0; n--) {
        times.add(in.number());
      }
      acknowledged.put(key, times);
    }
    return new Paging(policies, named, acknowledged);
  }

  private static void write(ByteWriter out, Map<String, Policy> policies) {
    out.number(policies.size());
    policies.forEach(
        (name, policy) -> {
          out.text(name);
          out.text(Policy.write(policy.steps()));
          out.number(policy.repeats());
          out.number(policy.priorities().size());
          policy.priorities().forEach(out::text);
          out.text(Policy.write(policy.breach()));
        });
  }

  private static Map<String, Policy> readPolicies(ByteReader in) {
    Map<String, Policy> policies = new HashMap<>();
    for (int i = in.count(); i > 0; i--) {
      String name = in.text();
      String steps = in.text();
      int repeats = in.count();
      Set<String> priorities = new TreeSet<>();
      for (int n = in.count(); n > 0; n--) {
        priorities.add(in.text());
      }
      policies.put(
          name, new Policy(Policy.read(steps), repeats, priorities, Policy.read(in.text())));
    }
    return policies;
  }
}
