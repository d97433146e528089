package io.belfry.web.user;

import io.belfry.identity.User;

/** Somebody to whom work can be given: no more than is needed to choose them. */
public record ColleagueView(String username, String displayName) {
  static ColleagueView of(User user) {
    return new ColleagueView(user.username(), user.displayName());
  }
}
