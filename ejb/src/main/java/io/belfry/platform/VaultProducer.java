package io.belfry.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the vault of the data directory for whoever keeps a secret. */
@ApplicationScoped
class VaultProducer {
  @Produces
  @Singleton
  Vault vault(Settings settings) {
    return Vault.open(settings.dataDirectory());
  }
}
