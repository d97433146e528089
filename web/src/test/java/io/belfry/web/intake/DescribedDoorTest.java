package io.belfry.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The written part of the API's description against the doors and servlets that it is about. */
class DescribedDoorTest {
  @Test
  void everyDoorAndEveryServletIsDescribedAndNothingElse() {
    Set<String> answered = new TreeSet<>(Set.of("/openapi"));
    answered.addAll(HeartbeatDoor.ADDRESSES);
    for (Door door : Door.all()) {
      answered.addAll(door.described());
    }
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.belfry.web")) {
      if (type.isAnnotatedWith(WebServlet.class)) {
        for (String path : type.getAnnotationOfType(WebServlet.class).value()) {
          answered.add(path.replace("/*", "/{id}"));
        }
      }
    }
    answered.remove("/internal/problem");

    assertThat(described()).isEqualTo(answered);
  }

  private static Set<String> described() {
    InputStream file =
        Objects.requireNonNull(Door.class.getResourceAsStream("/META-INF/openapi.yaml"));
    Map<?, ?> api = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
    Set<String> paths = new TreeSet<>();
    ((Map<?, ?>) Objects.requireNonNull(api.get("paths")))
        .keySet()
        .forEach(path -> paths.add((String) path));
    return paths;
  }
}
