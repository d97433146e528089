package io.belfry.identity;

/**
 * A token with its text, which is shown once and nowhere stored.
 *
 * @param token the token
 * @param secret the whole text that a tool sends
 */
public record IssuedToken(ApiToken token, String secret) {
  @Override
  public String toString() {
    return "IssuedToken[" + token.id() + "]";
  }
}
