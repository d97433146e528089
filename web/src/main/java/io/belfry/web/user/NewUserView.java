package io.belfry.web.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.belfry.identity.NewUser;

/** A user with the password for their next login, which is shown this once. */
public record NewUserView(@JsonUnwrapped UserView user, String oneTimePassword) {
  static NewUserView of(NewUser added) {
    return new NewUserView(UserView.of(added.user()), added.oneTimePassword());
  }

  @Override
  public String toString() {
    return "NewUserView[" + user.username() + "]";
  }
}
