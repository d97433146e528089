package io.belfry.web.intake;

import io.belfry.identity.TokenAuthenticator;
import io.belfry.intake.Intake;
import io.belfry.mapping.MappedFormats;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Opens the doors when the application is ready: the handler knows no CDI. */
@WebListener
public class DoorkeeperListener implements ServletContextListener {
  private final TokenAuthenticator tokens;
  private final Intake intake;
  private final MappedFormats mappings;

  @Inject
  DoorkeeperListener(TokenAuthenticator tokens, Intake intake, MappedFormats mappings) {
    this.tokens = tokens;
    this.intake = intake;
    this.mappings = mappings;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event
        .getServletContext()
        .setAttribute(Doorkeeper.NAME, new Doorkeeper(tokens, intake, mappings));
  }
}
