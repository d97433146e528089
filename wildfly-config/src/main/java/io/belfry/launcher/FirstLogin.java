package io.belfry.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server wrote for the first person who signs in; gone once the password is changed. */
record FirstLogin(String username, String password, String token) {
  /** The file is written by Belfry itself, from letters, digits and underscores alone. */
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");

  static Optional<FirstLogin> read(Path data) {
    try {
      Path file = data.resolve("first-login.json");
      return Files.exists(file) ? Optional.of(of(Files.readString(file))) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  static FirstLogin of(String json) {
    String username = "";
    String password = "";
    String token = "";
    Matcher fields = FIELD.matcher(json);
    while (fields.find()) {
      switch (fields.group(1)) {
        case "username" -> username = fields.group(2);
        case "password" -> password = fields.group(2);
        case "token" -> token = fields.group(2);
        default -> {
          // Later servers may say more.
        }
      }
    }
    return new FirstLogin(username, password, token);
  }
}
