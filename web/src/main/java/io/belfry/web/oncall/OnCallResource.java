package io.belfry.web.oncall;

import io.belfry.catalogue.Teams;
import io.belfry.oncall.Names;
import io.belfry.oncall.Rotations;
import io.belfry.oncall.Shift;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.platform.Texts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is called, now or at another time. */
@Path("on-call")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "On call")
public class OnCallResource {
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private final Rotations rotations;
  private final Names names;
  private final Teams teams;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public OnCallResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public OnCallResource(Rotations rotations, Names names, Teams teams) {
    this.rotations = rotations;
    this.names = names;
    this.teams = teams;
  }

  /** Lists the teams that have a rotation or somebody who stands in. */
  @GET
  @Operation(summary = "Say who is on call for each team")
  public Page<OnCallView> list(@QueryParam("at") @Nullable String at) {
    List<Rotations.OnCall> calls = rotations.onCall(at == null ? null : moment(at));
    Map<Long, Names.Named> named =
        names.of(
            calls.stream()
                .map(Rotations.OnCall::shift)
                .filter(Objects::nonNull)
                .map(Shift::user)
                .collect(Collectors.toSet()));
    Map<String, String> teamNames = teams.names();
    return new Page<>(
        calls.stream().map(call -> OnCallView.of(call, teamNames, named)).toList(), null);
  }

  private static Instant moment(String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      if (moment.isAfter(FIRST) && moment.isBefore(LAST)) {
        return moment;
      }
    } catch (DateTimeParseException unreadable) {
      throw refused(text);
    }
    throw refused(text);
  }

  private static Fault refused(String text) {
    return Fault.ofField(
        ErrorCode.INVALID_VALUE,
        "at",
        "The time (" + Texts.shown(text) + ") cannot be used",
        "Write it as 2026-03-02T12:00:00Z");
  }
}
