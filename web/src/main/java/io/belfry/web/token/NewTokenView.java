package io.belfry.web.token;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.belfry.identity.IssuedToken;

/** A token with the text that works, which is shown this once. */
public record NewTokenView(@JsonUnwrapped TokenView view, String token) {
  static NewTokenView of(IssuedToken issued) {
    return new NewTokenView(TokenView.of(issued.token()), issued.secret());
  }

  @Override
  public String toString() {
    return "NewTokenView[" + view.id() + "]";
  }
}
