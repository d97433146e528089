package io.belfry.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers the settings of the process to whoever asks for them. */
@ApplicationScoped
class SettingsProducer {
  @Produces
  @Singleton
  Settings settings() {
    return Settings.ofProcess();
  }
}
