package io.belfry.engine;

import io.belfry.facts.baseline.BaselineFact;
import io.belfry.facts.baseline.Sample;
import io.belfry.facts.measure.DynamicFact;
import io.belfry.facts.measure.SeriesFact;
import io.belfry.facts.measure.ThresholdFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Tells what a session knows of a series. It changes nothing. */
final class SeriesReader {
  private SeriesReader() {}

  static KnownSeries read(Session session, SeriesQuestion question) {
    Map<String, DynamicFact> compared = new TreeMap<>();
    for (DynamicFact dynamic : session.all(DynamicFact.class)) {
      if (dynamic.getMetric().equals(question.metric())) {
        String id = Sample.idOf(dynamic.getRunbook(), question.key(), question.metric());
        compared.put(id, dynamic);
      }
    }
    Set<String> runbooks = new HashSet<>();
    List<KnownSeries.Baseline> baselines = new ArrayList<>();
    if (!compared.isEmpty()) {
      for (BaselineFact baseline : session.all(BaselineFact.class)) {
        DynamicFact dynamic = compared.get(baseline.getId());
        if (dynamic != null) {
          baselines.add(tell(baseline, dynamic, question));
          runbooks.add(dynamic.getRunbook());
        }
      }
    }
    baselines.sort((a, b) -> a.runbook().compareTo(b.runbook()));
    for (SeriesFact series : session.all(SeriesFact.class)) {
      if (series.getKey().equals(question.key())) {
        runbooks.add(series.getRunbook());
      }
    }
    return new KnownSeries(baselines, levels(session, question, runbooks));
  }

  private static KnownSeries.Baseline tell(
      BaselineFact baseline, DynamicFact dynamic, SeriesQuestion question) {
    boolean learning = baseline.isLearning();
    return new KnownSeries.Baseline(
        dynamic.getRunbook(),
        dynamic.getSensitivity(),
        dynamic.getSeverity(),
        learning,
        baseline.getPoints(),
        baseline.isCounter(),
        baseline.isUnusual(),
        baseline.getHeardAt(),
        learning ? null : baseline.band(question.now(), dynamic.getSensitivity()),
        LongStream.range(0, learning ? 0 : question.steps())
            .map(step -> question.from() + step * question.step())
            .mapToObj(at -> baseline.band(at, dynamic.getSensitivity()))
            .toList());
  }

  private static List<KnownSeries.Level> levels(
      Session session, SeriesQuestion question, Set<String> runbooks) {
    return session.all(ThresholdFact.class).stream()
        .filter(threshold -> runbooks.contains(threshold.getRunbook()))
        .sorted((a, b) -> a.getRunbook().compareTo(b.getRunbook()))
        .flatMap(
            threshold ->
                threshold.getLevels().stream()
                    .filter(bound -> bound.metric().equals(question.metric()))
                    .map(bound -> new KnownSeries.Level(threshold.getRunbook(), bound)))
        .toList();
  }
}
