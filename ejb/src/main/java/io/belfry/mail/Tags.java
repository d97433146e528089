package io.belfry.mail;

import io.belfry.facts.Severity;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the tags of a text say.
 *
 * @param severity the worst that was named, or null
 * @param schedules one a period at most
 * @param org the first organisation path, or empty
 * @param svr the first server, or empty
 * @param unread what looks like a tag and is none, as it was written
 * @param rest the text without its tags
 */
public record Tags(
    @Nullable Severity severity,
    List<Schedule> schedules,
    String org,
    String svr,
    List<String> unread,
    String rest) {
  static final int MOST_UNREAD = 5;

  /** Fills what is not said here with what is said there; the rest stays. */
  Tags or(Tags other) {
    return new Tags(
        severity == null ? other.severity : severity,
        Stream.concat(schedules.stream(), other.schedules.stream())
            .collect(Collectors.toMap(Schedule::period, s -> s, (one, same) -> one, TreeMap::new))
            .values()
            .stream()
            .toList(),
        org.isEmpty() ? other.org : org,
        svr.isEmpty() ? other.svr : svr,
        Stream.concat(unread.stream(), other.unread.stream())
            .distinct()
            .limit(MOST_UNREAD)
            .toList(),
        rest);
  }
}
