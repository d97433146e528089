package io.belfry.runbook.sandbox;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class file refers to: whatever its code can call, read or create stands in its constant
 * pool (JVM specification, 4.4), so nothing has to be loaded to see it.
 *
 * @param classes owners and types, such as {@code java/lang/String}
 * @param members such as {@code java/lang/String.length()I} or {@code a/B.field:I}
 */
record ClassReferences(List<String> classes, List<String> members) {
  private static final int MAGIC = 0xCAFEBABE;

  /**
   * Reads a class file.
   *
   * @throws IllegalArgumentException when it is none
   */
  static ClassReferences of(byte[] file) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (in.readInt() != MAGIC) {
        throw new IllegalArgumentException("It does not begin as a class does");
      }
      in.readInt();
      int count = in.readUnsignedShort();
      String[] texts = new String[count];
      int[][] pairs = new int[count][];
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts[i] = in.readUTF();
          case 3, 4 -> in.readInt();
          case 5, 6 -> {
            in.readLong();
            i++;
          }
          case 7, 8, 16, 19, 20 -> pairs[i] = new int[] {tag, in.readUnsignedShort(), 0};
          case 9, 10, 11, 12, 17, 18 ->
              pairs[i] = new int[] {tag, in.readUnsignedShort(), in.readUnsignedShort()};
          case 15 -> pairs[i] = new int[] {tag, in.readUnsignedByte(), in.readUnsignedShort()};
          default -> throw new IllegalArgumentException("It has a constant of kind " + tag);
        }
      }
      return references(texts, pairs);
    } catch (IOException | ArrayIndexOutOfBoundsException broken) {
      throw new IllegalArgumentException("It ends too early", broken);
    }
  }

  private static ClassReferences references(String[] texts, int[][] pairs) {
    List<String> classes = new ArrayList<>();
    List<String> members = new ArrayList<>();
    for (int[] pair : pairs) {
      if (pair != null && pair[0] == 7) {
        classes.add(texts[pair[1]]);
      } else if (pair != null && pair[0] >= 9 && pair[0] <= 11) {
        int[] named = pairs[pair[2]];
        members.add(
            texts[pairs[pair[1]][1]]
                + "."
                + texts[named[1]]
                + (pair[0] == 9 ? ":" : "")
                + texts[named[2]]);
      }
    }
    return new ClassReferences(classes, members);
  }
}
