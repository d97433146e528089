package io.belfry.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The class path of a process that has the application's classes and no server. Java reads no jar
 * that is inside another, so those of the application are unpacked.
 */
final class Libraries {
  private static final String EAR = "deployments/belfry.ear";
  private static final String APPLICATION = "belfry-ejb.jar";
  private static final String JARS = "lib";
  private static final String ANNOTATION = "com.fasterxml.jackson.annotation.JsonInclude";

  private final Path ear;
  private final Path folder;
  private List<Path> unpacked = List.of();

  private Libraries(Path ear, Path folder) {
    this.ear = ear;
    this.folder = folder;
  }

  private static final class OfThisServer {
    static final Libraries LIBRARIES =
        new Libraries(
            Path.of(System.getProperty("jboss.server.base.dir", "")).resolve(EAR),
            BacktestFiles.folder().resolve(JARS));
  }

  /**
   * The class path.
   *
   * @throws IOException when the application's file cannot be read or unpacked
   */
  static String classPath() throws IOException {
    return System.getProperty("jboss.server.base.dir") == null
        ? System.getProperty("java.class.path")
        : OfThisServer.LIBRARIES.path();
  }

  private synchronized String path() throws IOException {
    if (unpacked.isEmpty() || !unpacked.stream().allMatch(Files::exists)) {
      unpacked = unpack();
    }
    List<Path> path = new ArrayList<>(unpacked);
    path.add(jarOf(JsonFactory.class));
    path.add(jarOf(ObjectMapper.class));
    path.add(jarOf(annotation()));
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> unpack() throws IOException {
    if (!Files.isReadable(ear)) {
      throw new IOException(
          "The application's file (%s) cannot be read. Maybe it was deployed under another name."
              .formatted(ear));
    }
    List<Path> jars = new ArrayList<>();
    Files.createDirectories(folder);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ear))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.equals(APPLICATION) || (name.startsWith("lib/") && name.endsWith(".jar"))) {
          Path jar = folder.resolve(Path.of(name).getFileName());
          Files.copy((InputStream) zip, jar, StandardCopyOption.REPLACE_EXISTING);
          jars.add(jar);
        }
      }
    }
    return jars;
  }

  /** Only the module that works with annotations sees them. */
  private static Class<?> annotation() throws IOException {
    try {
      return ObjectMapper.class.getClassLoader().loadClass(ANNOTATION);
    } catch (ClassNotFoundException absent) {
      throw new IOException("There are no annotations of Jackson", absent);
    }
  }

  /** As the server's modules are: files, which are named as they are or as jars. */
  private static Path jarOf(Class<?> type) throws IOException {
    URL place = type.getProtectionDomain().getCodeSource().getLocation();
    String file = place.toString().replaceFirst("^jar:", "").replaceFirst("!/$", "");
    try {
      return Path.of(new java.net.URI(file));
    } catch (URISyntaxException | IllegalArgumentException other) {
      throw new IOException("The classes of (%s) are in no file".formatted(place), other);
    }
  }
}
