package io.belfry.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format, version 1 (PostgreSQL manual, COPY, "Binary Format"):
 * the cheapest way in, for nothing is quoted or parsed.
 */
public final class BinaryCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };

  /** PostgreSQL counts time from 2000-01-01. */
  private static final long EPOCH_MILLIS = 946_684_800_000L;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
  private final byte[] filled = new byte[12];
  private final ByteBuffer scratch = ByteBuffer.wrap(filled);

  public BinaryCopy() {
    out.writeBytes(SIGNATURE);
    put(scratch.putInt(0).putInt(0));
  }

  public BinaryCopy row(int columns) {
    put(scratch.putShort((short) columns));
    return this;
  }

  public BinaryCopy int8(long value) {
    put(scratch.putInt(8).putLong(value));
    return this;
  }

  public BinaryCopy int4(int value) {
    put(scratch.putInt(4).putInt(value));
    return this;
  }

  public BinaryCopy int2(short value) {
    put(scratch.putInt(2).putShort(value));
    return this;
  }

  public BinaryCopy timestamp(long millis) {
    return int8((millis - EPOCH_MILLIS) * 1000);
  }

  public BinaryCopy bytes(byte[] value) {
    put(scratch.putInt(value.length));
    out.writeBytes(value);
    return this;
  }

  public BinaryCopy text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] end() {
    put(scratch.putShort((short) -1));
    return out.toByteArray();
  }

  private void put(ByteBuffer written) {
    out.write(filled, 0, written.position());
    written.clear();
  }

  /** Ends the rows and sends them, in the connection's transaction. */
  public void send(Connection connection, String statement) throws SQLException {
    byte[] rows = end();
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    try {
      copy.writeToCopy(rows, 0, rows.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
