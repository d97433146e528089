package io.belfry.web.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What somebody signs in with. */
public record Credentials(
    @NotBlank @Size(max = 256) String username, @NotBlank @Size(max = 1024) String password) {
  @Override
  public String toString() {
    return "Credentials[" + username + "]";
  }
}
