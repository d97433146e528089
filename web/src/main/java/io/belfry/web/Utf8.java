package io.belfry.web;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Files of people as texts. */
public final class Utf8 {
  private Utf8() {}

  /**
   * Reads a text.
   *
   * @throws Fault invalid-value where it is in another encoding
   */
  public static String text(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException broken) {
      throw new Fault(
          ErrorCode.INVALID_VALUE, "The file is not in UTF-8. Save it in that encoding.", broken);
    }
  }
}
