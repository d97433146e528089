package io.belfry.web.intake;

import io.belfry.identity.TokenAuthenticator;
import io.belfry.intake.Intake;
import io.belfry.mapping.MappedFormats;

/** What the doors need of the application. */
record Doorkeeper(TokenAuthenticator tokens, Intake intake, MappedFormats mappings) {
  /** The attribute of the servlet context under which it stands. */
  static final String NAME = Doorkeeper.class.getName();
}
