package io.belfry.packagesource;

import io.belfry.platform.Json;
import io.belfry.platform.Vault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a repository wants to know of whoever reads it.
 *
 * @param user many servers take any name with a token
 */
record SignIn(String user, String token) {

  byte[] seal(Vault vault, long tenant, String name) {
    return vault.seal(Json.write(Map.of("user", user, "token", token)), place(tenant, name));
  }

  /**
   * Opens what was sealed; null for nothing.
   *
   * @throws io.belfry.platform.Fault when it was sealed with another key
   */
  static @Nullable SignIn open(Vault vault, long tenant, String name, byte @Nullable [] sealed) {
    if (sealed == null) {
      return null;
    }
    Map<?, ?> hidden = Json.read(vault.open(sealed, place(tenant, name)), Map.class);
    return new SignIn(String.valueOf(hidden.get("user")), String.valueOf(hidden.get("token")));
  }

  private static String place(long tenant, String name) {
    return "package-source/%d/%s".formatted(tenant, name);
  }

  /** Without what nobody may read in a log. */
  @Override
  public String toString() {
    return "SignIn[user=%s]".formatted(user);
  }
}
