package io.belfry.web.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** The header fields that every answer carries, after OWASP's HTTP Headers Cheat Sheet. */
public final class SecurityHeaders {
  private static final String ASSETS = "/assets/";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
              + " object-src 'none'; base-uri 'self'; form-action 'self';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");

  private SecurityHeaders() {}

  /** Returns the fields for the answer at that path. */
  public static Map<String, String> of(String path, boolean secure) {
    Map<String, String> headers = new LinkedHashMap<>(ALWAYS);
    headers.put("Cache-Control", caching(path));
    if (path.startsWith(ASSETS)) {
      // The server compresses them for who takes that; what lies between keeps both apart.
      headers.put("Vary", "Accept-Encoding");
    }
    if (secure) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
    return headers;
  }

  private static String caching(String path) {
    if (path.startsWith(ASSETS)) {
      // Their names contain a hash of their content.
      return "public, max-age=31536000, immutable";
    }
    // The shell names the assets of this build. Builds are reproducible, so that its time of change
    // is
    // always the same and a browser could not tell an old one.
    return "no-store";
  }
}
