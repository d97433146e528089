package io.belfry.web.intake;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Puts the doors in front of the servlets. */
public class IntakeExtension implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
    deployment.addInitialHandlerChainWrapper(next -> new IntakeHandler(next, application));
  }
}
