package io.belfry.web.oncall;

import io.belfry.oncall.Contacts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a person is reached: for that person, and for administrators. */
@Path("users/{username}/contacts")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"events:read", "users:manage"})
@Tag(name = "Users")
public class ContactResource {
  private final Contacts contacts;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ContactResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ContactResource(Contacts contacts) {
    this.contacts = contacts;
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show where a user is reached; one's own, or with users:manage")
  public Contacts.Contact show(@PathParam("username") String username) {
    return contacts.get(username);
  }

  /** Sets it. */
  @PUT
  @Operation(summary = "Set where a user is reached; one's own, or with users:manage")
  public Contacts.Contact set(
      @PathParam("username") String username, @NotNull @Valid ContactRequest contact) {
    return contacts.set(username, contact.mail(), contact.ntfyTopic());
  }
}
