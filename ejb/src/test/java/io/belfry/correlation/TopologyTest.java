package io.belfry.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.journal.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyTest {
  private final Topology topology = new Topology();

  static LongStream seeds() {
    long first = Long.getLong("belfry.seed", System.nanoTime());
    return LongStream.range(first, first + 20);
  }

  @Test
  void anItemNeedsWhatItsServiceNeedsAndAServiceNeedsItsItems() {
    ci("web-1", "shop");
    ci("web-2", "shop");
    ci("filer-1", "storage");
    topology.apply(new Change.ServiceDependsOn("shop", List.of("service/storage")));

    assertThat(needs("web-1")).containsExactly("web-1", "storage", "filer-1");
    Reach ofService = topology.needsOf(node("shop", ""));
    assertThat(ofService.size()).isEqualTo(5);
    assertThat(ofService.path(ofService.size() - 1)).containsExactly("shop", "storage", "filer-1");
    assertThat(topology.dependantsOf(node("", "filer-1")).size()).isEqualTo(5);
  }

  @Test
  void whatIsTakenBackIsForgotten() {
    ci("web-1", "shop", "ci/filer-1");
    assertThat(topology.isEmpty()).isFalse();
    assertThat(topology.serviceOf("web-1")).isEqualTo("shop");
    topology.apply(new Change.CiRemoved("web-1"));
    assertThat(topology.isEmpty()).isTrue();
    assertThat(topology.serviceOf("web-1")).isEmpty();

    topology.apply(new Change.ServiceDependsOn("shop", List.of("service/dns")));
    topology.apply(new Change.ServiceRemoved("shop"));
    assertThat(topology.isEmpty()).isTrue();
  }

  @Test
  void placesAreCountedByWhatTheCatalogueKnows() {
    topology.apply(new Change.CiSet("a", "", "vm", Map.of("rack", "r1", "owner", "me"), List.of()));
    topology.apply(new Change.CiSet("b", "", "host", Map.of("rack", "r1"), List.of()));
    assertThat(topology.standingAt("rack=r1")).isEqualTo(2);
    assertThat(topology.standingAt("host=b")).isEqualTo(1);
    assertThat(topology.standingAt("owner=me")).isZero();
    topology.apply(new Change.CiSet("b", "", "host", Map.of("rack", "r2"), List.of()));
    assertThat(topology.standingAt("rack=r1")).isEqualTo(1);
    topology.apply(new Change.CiRemoved("a"));
    assertThat(topology.standingAt("rack=r1")).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("whoever needs something is among those that depend on it, and nobody else is")
  void bothWaysAgree(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      String service = random.nextInt(3) == 0 ? "" : "s" + random.nextInt(4);
      switch (random.nextInt(4)) {
        case 0 -> topology.apply(new Change.CiRemoved("c" + random.nextInt(10)));
        case 1 ->
            topology.apply(new Change.ServiceDependsOn("s" + random.nextInt(4), some(random)));
        default ->
            topology.apply(
                new Change.CiSet("c" + random.nextInt(10), service, "vm", Map.of(), some(random)));
      }
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      add(nodes, topology.about("", "c" + i));
      add(nodes, topology.about("s" + i, ""));
    }
    assertThat(nodes).hasSizeGreaterThan(2);
    for (Node one : nodes) {
      for (Node other : nodes) {
        assertThat(topology.needsOf(one).contains(other))
            .as("%s needs %s with -Dbelfry.seed=%d", one.name(), other.name(), seed)
            .isEqualTo(topology.dependantsOf(other).contains(one));
      }
    }
  }

  private static void add(List<Node> nodes, @Nullable Node node) {
    if (node != null) {
      nodes.add(node);
    }
  }

  private static List<String> some(Random random) {
    return random
        .ints(random.nextInt(3))
        .mapToObj(
            i ->
                random.nextBoolean()
                    ? "ci/c" + random.nextInt(10)
                    : "service/s" + random.nextInt(4))
        .distinct()
        .toList();
  }

  private void ci(String name, String service, String... on) {
    topology.apply(new Change.CiSet(name, service, "vm", Map.of(), List.of(on)));
  }

  private Node node(String service, String ci) {
    return Objects.requireNonNull(topology.about(service, ci));
  }

  private List<String> needs(String ci) {
    Reach reach = topology.needsOf(node("", ci));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < reach.size(); i++) {
      names.add(reach.node(i).shortName());
    }
    return names;
  }
}
