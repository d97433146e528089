package io.belfry.web.live;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Ends the live streams while everything that their requests need still stands. */
@WebListener
public class Farewell implements ServletContextListener {
  private final Audience audience;

  /** Creates it for those who listen. */
  @Inject
  public Farewell(Audience audience) {
    this.audience = audience;
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    audience.dismiss();
  }
}
