package io.belfry.web.people;

import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who stands behind what is kept of people's deeds without a name, such as {@code user:17}. */
@Path("actors")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"events:read", "rules:read"})
@Tag(name = "Users")
public class ActorResource {
  private static final int MOST = 200;

  private final People people;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ActorResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ActorResource(People people) {
    this.people = people;
  }

  /**
   * Somebody, as others see them.
   *
   * @param code as it was asked for
   * @param username null for Belfry itself
   */
  public record ActorView(String code, @Nullable String username, String displayName) {}

  /** Names them. */
  @GET
  @Operation(
      summary = "Name those who did something, by codes such as user:17, with commas between")
  public Page<ActorView> list(@QueryParam("code") @Nullable String code) {
    List<Actor> actors = new ArrayList<>();
    for (String each : code == null || code.isBlank() ? new String[0] : code.split(",", -1)) {
      actors.add(actor(each.strip()));
    }
    if (actors.size() > MOST) {
      throw refused("There are %d codes".formatted(actors.size()), "Ask for at most " + MOST);
    }
    Names names = Names.of(people, actors);
    return new Page<>(
        actors.stream()
            .map(actor -> new ActorView(actor.code(), names.username(actor), names.called(actor)))
            .toList(),
        null);
  }

  private static Actor actor(String code) {
    try {
      Actor actor = Actor.of(code);
      return actor.kind() == Actor.Kind.USER ? Actor.user(Long.parseLong(actor.id())) : actor;
    } catch (IllegalArgumentException none) {
      throw refused("A code is none", "Send such as user:17, token:bf_abc or belfry");
    }
  }

  private static Fault refused(String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, "code", reason, remedy);
  }
}
