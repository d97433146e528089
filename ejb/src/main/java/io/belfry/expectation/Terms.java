package io.belfry.expectation;

import io.belfry.facts.expectation.Count;
import io.belfry.facts.expectation.Demand;
import io.belfry.facts.expectation.Run;
import io.belfry.facts.expectation.Schedule;
import io.belfry.facts.expectation.Silence;
import io.belfry.facts.expectation.Timetable;
import io.belfry.facts.expectation.Volume;
import io.belfry.facts.expectation.Window;
import io.belfry.facts.measure.Sensitivity;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an expectation asks for, as people write it: exactly one of them. Lengths are texts such as
 * 10m; what is left out has a default.
 */
public record Terms(
    @Nullable Counted count,
    @Nullable Scheduled schedule,
    @Nullable Sized volume,
    @Nullable Ended run,
    @Nullable Quiet silence) {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long MOST = 1_000_000;

  /**
   * So many within a rolling window: {@code atLeast} and {@code atMost}, or {@code expected} with a
   * {@code variance}.
   */
  public record Counted(
      @Nullable Long atLeast,
      @Nullable Long atMost,
      @Nullable Long expected,
      @Nullable Long variance,
      @Nullable String within,
      @Nullable String zone,
      @Nullable String grace) {}

  /** One in each span of a timetable. */
  public record Scheduled(
      @Nullable String from,
      @Nullable String by,
      @Nullable List<String> weekdays,
      @Nullable List<Integer> days,
      @Nullable String zone,
      @Nullable List<String> holidays,
      @Nullable String grace) {}

  /** Each within bounds, or as much as usual at a sensitivity. */
  public record Sized(
      @Nullable String metric,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable String usual) {}

  /** What is started must end. */
  public record Ended(@Nullable String max) {}

  /** Something at least every so often; learned when it is left out. */
  public record Quiet(@Nullable String longest, @Nullable String worseEvery) {}

  /**
   * Reads them.
   *
   * @throws Fault missing-field or invalid-value, with the field
   */
  public Demand demand() {
    List<Object> given =
        Stream.<@Nullable Object>of(count, schedule, volume, run, silence)
            .filter(Objects::nonNull)
            .map(Object.class::cast)
            .toList();
    if (given.size() != 1) {
      throw Fault.ofField(
          given.isEmpty() ? ErrorCode.MISSING_FIELD : ErrorCode.INVALID_VALUE,
          "count",
          "There are %d kinds of demand".formatted(given.size()),
          "Give one of count, schedule, volume, run and silence");
    }
    if (count != null) {
      return counted(count);
    } else if (schedule != null) {
      return scheduled(schedule);
    } else if (volume != null) {
      return sized(volume);
    } else if (run != null) {
      return new Run(Length.of("run.max", required("run.max", run.max()), SECOND, 31 * DAY));
    }
    return quiet(Objects.requireNonNull(silence));
  }

  private static Count counted(Counted terms) {
    Window within =
        Days.word(Window.class, "count.within", required("count.within", terms.within()));
    long least = number("count.atLeast", terms.atLeast(), 0);
    long most = number("count.atMost", terms.atMost(), Count.ANY);
    if (terms.expected() != null) {
      if (terms.atLeast() != null || terms.atMost() != null) {
        throw wrong(
            "count.expected", "It stands beside atLeast or atMost", "Give it with variance alone");
      }
      long expected = number("count.expected", terms.expected(), 0);
      long variance = number("count.variance", terms.variance(), 0);
      least = Math.max(0, expected - variance);
      most = expected + variance;
    }
    if (least == 0 && most == Count.ANY) {
      throw wrong("count.atLeast", "Any number would do", "Give atLeast, atMost or expected");
    }
    if (most != Count.ANY && least > most) {
      throw wrong(
          "count.atMost",
          "At most %d is less than at least %d".formatted(most, least),
          "Swap them");
    }
    long grace =
        terms.grace() == null
            ? within.millis() / 20
            : Length.of("count.grace", terms.grace(), 0, within.millis() / 4);
    return new Count(least, most, within, Days.zone("count.zone", terms.zone()), grace);
  }

  private static Schedule scheduled(Scheduled terms) {
    Timetable timetable =
        new Timetable(
            Days.time("schedule.from", terms.from() == null ? "00:00" : terms.from()),
            Days.time("schedule.by", required("schedule.by", terms.by())),
            Days.weekdays("schedule.weekdays", terms.weekdays()),
            Days.daysOfMonth("schedule.days", terms.days()),
            Days.zone("schedule.zone", terms.zone()),
            Days.dates("schedule.holidays", terms.holidays()));
    return new Schedule(
        timetable,
        terms.grace() == null
            ? 10 * MINUTE
            : Length.of("schedule.grace", terms.grace(), 0, DAY / 2));
  }

  private static Volume sized(Sized terms) {
    String metric = Line.of("volume.metric", required("volume.metric", terms.metric()), 200);
    Double min = terms.min();
    Double max = terms.max();
    Sensitivity usual =
        terms.usual() == null ? null : Days.word(Sensitivity.class, "volume.usual", terms.usual());
    if (min == null && max == null && usual == null) {
      throw wrong("volume.min", "There is no bound", "Give min, max, both, or usual");
    }
    if (min != null && max != null && min > max) {
      throw wrong("volume.max", "The maximum is less than the minimum", "Swap them");
    }
    return new Volume(
        metric,
        min == null ? Double.NEGATIVE_INFINITY : min,
        max == null ? Double.POSITIVE_INFINITY : max,
        usual);
  }

  private static Silence quiet(Quiet terms) {
    return new Silence(
        terms.longest() == null
            ? 0
            : Length.of("silence.longest", terms.longest(), 10 * SECOND, 366 * DAY),
        terms.worseEvery() == null
            ? 0
            : Length.of("silence.worseEvery", terms.worseEvery(), MINUTE, 31 * DAY));
  }

  private static long number(String field, @Nullable Long given, long otherwise) {
    if (given != null && (given < 0 || given > MOST)) {
      throw wrong(
          field, "The number (%d) is out of bounds".formatted(given), "Choose one up to " + MOST);
    }
    return given == null ? otherwise : given;
  }

  static String required(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          field,
          "The field (%s) is missing".formatted(field),
          "Give it a text");
    }
    return text;
  }

  static Fault wrong(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }

  /** Writes what was read. */
  public static Terms of(Demand demand) {
    if (demand instanceof Count count) {
      return new Terms(
          new Counted(
              count.least() == 0 ? null : (Long) count.least(),
              count.most() == Count.ANY ? null : (Long) count.most(),
              null,
              null,
              count.within().name().toLowerCase(Locale.ROOT),
              count.zone().getId(),
              Length.text(count.grace())),
          null,
          null,
          null,
          null);
    } else if (demand instanceof Schedule schedule) {
      return new Terms(null, Days.written(schedule), null, null, null);
    } else if (demand instanceof Volume volume) {
      return new Terms(
          null,
          null,
          new Sized(
              volume.metric(),
              Double.isInfinite(volume.min()) ? null : (Double) volume.min(),
              Double.isInfinite(volume.max()) ? null : (Double) volume.max(),
              volume.usual() == null ? null : volume.usual().name().toLowerCase(Locale.ROOT)),
          null,
          null);
    } else if (demand instanceof Run run) {
      return new Terms(null, null, null, new Ended(Length.text(run.longest())), null);
    }
    Silence silence = (Silence) demand;
    return new Terms(
        null,
        null,
        null,
        null,
        new Quiet(
            silence.longest() == 0 ? null : Length.text(silence.longest()),
            silence.worseEvery() == 0 ? null : Length.text(silence.worseEvery())));
  }
}
