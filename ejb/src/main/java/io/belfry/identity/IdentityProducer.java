package io.belfry.identity;

import io.belfry.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers what is made once from the settings. */
@ApplicationScoped
class IdentityProducer {
  @Produces
  @Singleton
  IdentitySettings settings(Settings settings) {
    return IdentitySettings.from(settings);
  }

  @Produces
  @Singleton
  Passwords passwords(IdentitySettings settings) {
    return new Passwords(settings.passwordIterations());
  }
}
