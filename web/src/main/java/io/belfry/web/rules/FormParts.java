package io.belfry.web.rules;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a form, as browsers and curl send them (RFC 7578): a few parts of known names, each
 * at most once. Nothing of it is decoded, written to disk or nested.
 */
final class FormParts {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s\";,]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("(?i);\\s*name=\"?([^\";]*)\"?");
  private static final String DISPOSITION = "content-disposition:";
  private static final int LONGEST_HEAD = 4_096;
  private static final byte[] END_OF_HEAD = bytes("\r\n\r\n");

  private final byte[] body;
  private final List<String> known;
  private final Map<String, byte[]> parts = new HashMap<>();

  private FormParts(byte[] body, List<String> known) {
    this.body = body;
    this.known = known;
  }

  /**
   * Reads the parts by their names.
   *
   * @param contentType of the body, with its boundary
   * @throws Fault invalid-value when it is no form, or has a part of another name, or one twice
   */
  static Map<String, byte[]> read(String contentType, byte[] body, List<String> known) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw broken("The content type names no boundary");
    }
    String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    FormParts form = new FormParts(body, known);
    form.read(bytes("--" + text), bytes("\r\n--" + text));
    return form.parts;
  }

  private void read(byte[] first, byte[] further) {
    int at = starts(first, 0) ? first.length : after(further, 0);
    while (!starts(bytes("--"), at)) {
      if (!starts(bytes("\r\n"), at)) {
        throw broken("There is no line end after a boundary");
      }
      int head = at + 2;
      int content = after(END_OF_HEAD, at);
      if (content - head > LONGEST_HEAD) {
        throw broken("The head of a part is too long");
      }
      at = after(further, content - 2);
      // The line end before a boundary belongs to the boundary, that of an empty part to its head.
      int end = Math.max(content, at - further.length);
      put(
          name(new String(body, head, content - head, StandardCharsets.UTF_8)),
          Arrays.copyOfRange(body, content, end));
    }
  }

  private static String name(String head) {
    for (String line : head.split("\r\n", -1)) {
      Matcher name = NAME.matcher(line);
      if (line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length()) && name.find()) {
        return name.group(1);
      }
    }
    throw broken("A part has no name");
  }

  private void put(String name, byte[] content) {
    if (!known.contains(name)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          Line.shown(name),
          "The form has a part (%s)".formatted(Line.shown(name)),
          "Send " + String.join(" and ", known));
    }
    if (parts.putIfAbsent(name, content) != null) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          name,
          "The part (%s) is there twice".formatted(name),
          "Send one");
    }
  }

  private boolean starts(byte[] text, int at) {
    return at + text.length <= body.length
        && Arrays.equals(body, at, at + text.length, text, 0, text.length);
  }

  /** Where the text ends that comes next. */
  private int after(byte[] text, int from) {
    for (int at = from; at + text.length <= body.length; at++) {
      if (body[at] == text[0] && starts(text, at)) {
        return at + text.length;
      }
    }
    throw broken("The form ends before its last boundary");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Fault broken(String reason) {
    return Fault.ofField(
        ErrorCode.INVALID_VALUE,
        "body",
        reason,
        "Send multipart/form-data, as curl does with -F alerts=@past.ndjson -F"
            + " catalogue=@catalogue.yaml");
  }
}
