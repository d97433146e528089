package io.belfry.web.maintenance;

import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.Matchers;
import io.belfry.maintenance.WindowDraft;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window to plan, for a service, a CI, or whatever matches; what is given must all
 * hold.
 *
 * @param service the name of a service
 * @param ci the name of a CI
 * @param matchers at most 20, such as host=web-1, host!=web-1, host=~web.* or host!~web.*; service,
 *     ci, type, source, key and severity are names, too
 * @param startsAt now when it is left out; of the first time where it comes again
 * @param endsAt at most 366 days after that; 31 where it comes again
 * @param recurrence a rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=SU, at most once a day
 * @param zone that the rule is counted in, UTC when it is left out
 */
public record WindowRequest(
    @Nullable String service,
    @Nullable String ci,
    @Nullable List<@NotNull String> matchers,
    @Nullable Instant startsAt,
    @NotNull Instant endsAt,
    @NotNull String reason,
    @Nullable String recurrence,
    @Nullable String zone) {

  WindowDraft draft() {
    List<LabelMatcher> all = new ArrayList<>();
    if (matchers != null) {
      matchers.forEach(each -> all.add(Matchers.read("matchers", each)));
    }
    if (ci != null && !ci.isBlank()) {
      all.add(new LabelMatcher("ci", true, false, ci.strip()));
    }
    return new WindowDraft(service, all, startsAt, endsAt, reason, recurrence, zone, null);
  }
}
