package io.belfry.runbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packages as zips. What is read is counted while it is unpacked, never believed from a header, and
 * nothing is written to disk.
 */
public final class PackageZip {
  private static final byte[] CENTRAL = {'P', 'K', 1, 2};
  private static final int CENTRAL_LENGTH = 46;
  private static final int UNIX = 3;
  private static final int FILE_TYPE = 0xF000;
  private static final int SYMLINK = 0xA000;
  // The earliest that a zip can say.
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PackageZip() {}

  /**
   * How much a zip may hold.
   *
   * @param zip bytes of the zip itself
   * @param files how many
   * @param file bytes of one file, unpacked
   * @param total bytes of all files, unpacked
   * @param ratio how many times its packed size the whole may be, once it is past a megabyte
   */
  public record Limits(int zip, int files, int file, int total, int ratio) {
    /** What a package of 500 runbooks with scenarios needs, three times over. */
    public static final Limits USUAL =
        new Limits(8 * 1024 * 1024, 2_000, 512 * 1024, 32 * 1024 * 1024, 50);
  }

  /**
   * Unpacks.
   *
   * @throws PackageException when it is no zip, holds too much, or a name that no package has
   */
  public static SortedMap<String, byte[]> unpack(byte[] zip, Limits limits) {
    if (zip.length > limits.zip()) {
      throw refused(
          "the zip", "has %d bytes".formatted(zip.length), "Send at most " + limits.zip());
    }
    refuseLinks(zip);
    List<Flaw> flaws = new ArrayList<>();
    SortedMap<String, byte[]> files = new TreeMap<>();
    long total = 0;
    int entries = 0;
    try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        if (++entries > limits.files()) {
          throw refused("the zip", "has too many entries", "Send at most " + limits.files());
        }
        if (entry.isDirectory() && PackagePaths.wrong(entry.getName() + "x.md") == null) {
          continue;
        }
        byte[] content = content(input, entry.getName(), limits, total, zip.length);
        total += content.length;
        Flaw wrong = PackagePaths.wrong(entry.getName());
        if (wrong != null) {
          flaws.add(wrong);
        } else if (files.put(entry.getName(), content) != null) {
          flaws.add(flaw(entry.getName(), "is in the zip twice", "Leave one of the two out."));
        }
      }
    } catch (ZipException | IllegalArgumentException broken) {
      throw refused("the zip", "cannot be read: " + broken.getMessage(), "Pack it again");
    } catch (IOException broken) {
      throw refused("the zip", "ends too early", "Send it again");
    }
    if (entries == 0) {
      throw refused("the zip", "is no zip, or empty", "Send a zip with a " + Manifest.FILE);
    }
    if (!flaws.isEmpty()) {
      throw new PackageException(flaws);
    }
    return files;
  }

  /** The same within {@link Limits#USUAL}. */
  public static SortedMap<String, byte[]> unpack(byte[] zip) {
    return unpack(zip, Limits.USUAL);
  }

  /** Packs files; the same files give the same bytes. */
  public static byte[] pack(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(EARLIEST);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] content(
      ZipInputStream input, String name, Limits limits, long before, int packed)
      throws IOException {
    byte[] content = input.readNBytes(limits.file() + 1);
    if (content.length > limits.file()) {
      throw refused(name, "is larger than %d bytes".formatted(limits.file()), "Split it");
    }
    long total = before + content.length;
    if (total > limits.total()) {
      throw refused("the zip", "unpacks to more than " + limits.total() + " bytes", "Send less");
    }
    if (total > 1024 * 1024 && total > (long) packed * limits.ratio()) {
      throw refused(
          "the zip",
          "unpacks to more than %d times its size".formatted(limits.ratio()),
          "Send less");
    }
    return content;
  }

  /** What an entry is says the central directory alone, which a stream does not come to. */
  private static void refuseLinks(byte[] zip) {
    for (int at = 0; at + CENTRAL_LENGTH <= zip.length; at++) {
      if (zip[at] == CENTRAL[0]
          && zip[at + 1] == CENTRAL[1]
          && zip[at + 2] == CENTRAL[2]
          && zip[at + 3] == CENTRAL[3]
          && zip[at + 5] == UNIX
          && (((zip[at + 40] & 0xff) | (zip[at + 41] & 0xff) << 8) & FILE_TYPE) == SYMLINK) {
        throw refused("the zip", "has a symbolic link", "Pack the file itself");
      }
    }
  }

  private static PackageException refused(String file, String reason, String remedy) {
    return new PackageException(List.of(flaw(file, reason, remedy + ".")));
  }

  private static Flaw flaw(String file, String reason, String remedy) {
    return new Flaw(PackagePaths.shown(file), 0, null, reason, remedy);
  }
}
