package io.belfry.identity;

/**
 * A user with the password that opens one login. It is shown once and stored only as a hash.
 *
 * @param user the user
 * @param oneTimePassword the password
 */
public record NewUser(User user, String oneTimePassword) {
  @Override
  public String toString() {
    return "NewUser[" + user.username() + "]";
  }
}
