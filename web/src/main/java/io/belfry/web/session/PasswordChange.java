package io.belfry.web.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The password that somebody has and the one that they want. */
public record PasswordChange(
    @NotBlank @Size(max = 1024) String currentPassword,
    @NotBlank @Size(max = 1024) String newPassword) {
  @Override
  public String toString() {
    return "PasswordChange";
  }
}
