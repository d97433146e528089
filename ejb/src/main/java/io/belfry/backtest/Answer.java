package io.belfry.backtest;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the process of a backtest says. */
sealed interface Answer {

  /** The file that was uploaded is right. */
  record Checked() implements Answer {}

  /** It is not. */
  record Refused(Fault fault) implements Answer {}

  /**
   * How far it is.
   *
   * @param done from 0 to 1
   */
  record Progress(double done) implements Answer {}

  /**
   * What it came to.
   *
   * @param report as JSON
   */
  record Done(String report) implements Answer {}

  /** Why it came to nothing. */
  record Failed(String reason) implements Answer {}

  default void write(DataOutputStream out) throws IOException {
    if (this instanceof Progress progress) {
      out.writeByte(0);
      out.writeDouble(progress.done());
    } else if (this instanceof Done done) {
      out.writeByte(1);
      text(out, done.report());
    } else if (this instanceof Failed failed) {
      out.writeByte(2);
      text(out, failed.reason());
    } else if (this instanceof Refused refused) {
      out.writeByte(3);
      text(out, refused.fault().code().name());
      text(out, refused.fault().detail());
      out.writeInt(refused.fault().errors().size());
      for (ItemError error : refused.fault().errors()) {
        text(out, String.valueOf(error.field()));
        text(out, error.reason());
        text(out, error.remedy());
      }
    } else {
      out.writeByte(4);
    }
    out.flush();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws java.io.EOFException when the process ended
   */
  static Answer read(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 0 -> new Progress(in.readDouble());
      case 1 -> new Done(text(in));
      case 2 -> new Failed(text(in));
      case 3 -> new Refused(fault(in));
      case 4 -> new Checked();
      default -> throw new IOException("The process of a backtest says what nobody understands");
    };
  }

  private static Fault fault(DataInputStream in) throws IOException {
    ErrorCode code = ErrorCode.valueOf(text(in));
    String detail = text(in);
    List<ItemError> errors = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      errors.add(ItemError.of(text(in), text(in), text(in)));
    }
    return new Fault(code, detail, errors);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
