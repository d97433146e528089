package io.belfry.journal;

import io.belfry.facts.Severity;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Count;
import io.belfry.facts.expectation.Demand;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Run;
import io.belfry.facts.expectation.Schedule;
import io.belfry.facts.expectation.Silence;
import io.belfry.facts.expectation.Timetable;
import io.belfry.facts.expectation.Volume;
import io.belfry.facts.expectation.Window;
import io.belfry.facts.measure.Sensitivity;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Expectations in the journal's encoding. The tables here fix the numbers, as in entries. */
public final class ExpectationCodec {
  private static final int VERSION = 1;

  private static final List<By> BYS = List.of(By.KEY, By.TYPE, By.SOURCE);
  private static final List<Window> WINDOWS = List.of(Window.HOUR, Window.DAY, Window.MONTH);

  private static final int COUNT = 1;
  private static final int SCHEDULE = 2;
  private static final int VOLUME = 3;
  private static final int RUN = 4;
  private static final int SILENCE = 5;
  private static final int USUAL_VOLUME = 6;

  private static final List<Sensitivity> SENSITIVITIES =
      List.of(Sensitivity.LOW, Sensitivity.MEDIUM, Sensitivity.HIGH);

  private ExpectationCodec() {}

  /** Encodes one for itself. */
  public static byte[] encode(Expectation expectation) {
    ByteWriter out = new ByteWriter(128);
    out.number(VERSION);
    write(out, expectation);
    return out.toByteArray();
  }

  /**
   * Decodes what {@link #encode} made.
   *
   * @throws IllegalArgumentException when a later version wrote it
   */
  public static Expectation decode(byte[] body) {
    ByteReader in = new ByteReader(body);
    long version = in.number();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "The expectation has format (%d), this server reads (%d)".formatted(version, VERSION));
    }
    return read(in);
  }

  static void write(ByteWriter out, Expectation expectation) {
    out.text(expectation.id());
    out.text(expectation.name());
    out.text(expectation.service());
    out.number(EntryCodec.SEVERITIES.indexOf(expectation.severity()));
    out.number(BYS.indexOf(expectation.by()));
    out.text(expectation.match());
    out.number(expectation.byUse() ? 1 : 0);
    write(out, expectation.demand());
  }

  private static void write(ByteWriter out, Demand demand) {
    if (demand instanceof Count count) {
      out.number(COUNT);
      out.number(count.least());
      out.number(count.most());
      out.number(WINDOWS.indexOf(count.within()));
      out.text(count.zone().getId());
      out.number(count.grace());
    } else if (demand instanceof Schedule schedule) {
      Timetable timetable = schedule.timetable();
      out.number(SCHEDULE);
      out.number(timetable.opens().toNanoOfDay());
      out.number(timetable.by().toNanoOfDay());
      numbers(out, timetable.weekdays().stream().map(day -> (long) day.getValue()).toList());
      numbers(out, timetable.monthDays().stream().map(Integer::longValue).toList());
      out.text(timetable.zone().getId());
      writeDays(out, timetable.holidays());
      out.number(schedule.grace());
    } else if (demand instanceof Volume volume) {
      out.number(volume.usual() == null ? VOLUME : USUAL_VOLUME);
      out.text(volume.metric());
      out.number(Double.doubleToRawLongBits(volume.min()));
      out.number(Double.doubleToRawLongBits(volume.max()));
      if (volume.usual() != null) {
        out.number(SENSITIVITIES.indexOf(volume.usual()));
      }
    } else if (demand instanceof Run run) {
      out.number(RUN);
      out.number(run.longest());
    } else if (demand instanceof Silence silence) {
      out.number(SILENCE);
      out.number(silence.longest());
      out.number(silence.worseEvery());
    }
  }

  static Expectation read(ByteReader in) {
    String id = in.text();
    String name = in.text();
    String service = in.text();
    Severity severity = EntryCodec.SEVERITIES.get((int) in.number());
    By by = BYS.get((int) in.number());
    String match = in.text();
    boolean byUse = in.number() == 1;
    return new Expectation(id, name, service, severity, by, match, demand(in), byUse);
  }

  private static Demand demand(ByteReader in) {
    int kind = (int) in.number();
    return switch (kind) {
      case COUNT ->
          new Count(
              in.number(),
              in.number(),
              WINDOWS.get((int) in.number()),
              ZoneId.of(in.text()),
              in.number());
      case SCHEDULE ->
          new Schedule(
              new Timetable(
                  LocalTime.ofNanoOfDay(in.number()),
                  LocalTime.ofNanoOfDay(in.number()),
                  list(in, () -> DayOfWeek.of((int) in.number())),
                  list(in, () -> (int) in.number()),
                  ZoneId.of(in.text()),
                  readDays(in)),
              in.number());
      case VOLUME ->
          new Volume(
              in.text(),
              Double.longBitsToDouble(in.number()),
              Double.longBitsToDouble(in.number()),
              null);
      case USUAL_VOLUME ->
          new Volume(
              in.text(),
              Double.longBitsToDouble(in.number()),
              Double.longBitsToDouble(in.number()),
              SENSITIVITIES.get((int) in.number()));
      case RUN -> new Run(in.number());
      case SILENCE -> new Silence(in.number(), in.number());
      default ->
          throw new IllegalArgumentException("Demand of the unknown kind (%d)".formatted(kind));
    };
  }

  static void writeDays(ByteWriter out, Collection<LocalDate> days) {
    numbers(out, days.stream().map(LocalDate::toEpochDay).toList());
  }

  static List<LocalDate> readDays(ByteReader in) {
    return list(in, () -> LocalDate.ofEpochDay(in.number()));
  }

  private static void numbers(ByteWriter out, List<Long> numbers) {
    out.number(numbers.size());
    numbers.forEach(out::number);
  }

  private static <T> List<T> list(ByteReader in, Supplier<T> item) {
    int size = in.count();
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items;
  }
}
