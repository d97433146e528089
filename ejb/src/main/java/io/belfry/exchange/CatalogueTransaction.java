package io.belfry.exchange;

import io.belfry.catalogue.CiList;
import io.belfry.identity.Notary;
import io.belfry.identity.People;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.runbook.Faults;
import io.belfry.runbook.Flaw;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads, compares and writes a catalogue in one transaction, and seals it as one deed. */
@ApplicationScoped
@Transactional
@InTenant
public class CatalogueTransaction {
  private static final int MOST_SHOWN = 200;

  private final PresentCatalogue present;
  private final CatalogueWriter writer;
  private final UserItems users;
  private final People people;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CatalogueTransaction() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CatalogueTransaction(
      PresentCatalogue present,
      CatalogueWriter writer,
      UserItems users,
      People people,
      Notary notary) {
    this.users = users;
    this.present = present;
    this.writer = writer;
    this.people = people;
    this.notary = notary;
  }

  CatalogueExchange.Export export() {
    String text = CatalogueText.of(present.read());
    return new CatalogueExchange.Export(text, digest(text));
  }

  Difference take(String yaml, CatalogueExchange.Terms terms) {
    CatalogueReader.Reading reading = CatalogueReader.read(yaml);
    users.requireManager(reading.contents());
    refuse(reading.faults());
    return settle(reading, present.read(), yaml, terms);
  }

  Difference takeCsv(String csv, CsvTerms columns, CatalogueExchange.Terms terms) {
    Contents before = present.read();
    CatalogueReader.Reading reading = CsvExtract.read(csv, columns, before);
    return settle(reading, before, csv, terms);
  }

  GivenCatalogue given(String yaml) {
    CatalogueReader.Reading reading = CatalogueReader.read(yaml);
    refuse(reading.faults());
    Contents given = reading.contents().only(GivenCatalogue.KINDS);
    Contents before = present.read();
    References.check(
        given,
        before,
        Comparison.of(given, before, true),
        Set.of(),
        CiList.most(),
        reading.faults());
    refuse(reading.faults());
    return new GivenCatalogue(given);
  }

  private Difference settle(
      CatalogueReader.Reading reading,
      Contents before,
      String text,
      CatalogueExchange.Terms terms) {
    String tag = digest(CatalogueText.of(before));
    if (terms.tag() != null && !terms.tag().equals(tag)) {
      throw new Fault(
          ErrorCode.PRECONDITION_FAILED,
          "The catalogue has changed since (%s). Read it again.".formatted(terms.tag()));
    }
    Comparison comparison = Comparison.of(reading.contents(), before, terms.remove());
    References.check(
        reading.contents(),
        before,
        comparison,
        UserItems.afterwards(people.usernames(), reading.contents()),
        CiList.most(),
        reading.faults());
    refuse(reading.faults());
    if (!comparison.isNothing()) {
      notary.together(
          () -> {
            writer.write(comparison);
            seal(comparison, text);
          });
    }
    if (terms.dryRun()) {
      throw new DryRun(comparison.difference(false, tag));
    }
    return comparison.difference(true, tag);
  }

  private void seal(Comparison comparison, String text) {
    notary.seal(
        "catalogue.import",
        "catalogue",
        Map.of(
            "sha256",
            digest(text),
            "added",
            counts(comparison.added().stream()),
            "changed",
            counts(comparison.changed().stream().map(Comparison.Pair::after)),
            "removed",
            counts(comparison.removed().stream())));
  }

  private static Map<String, Long> counts(Stream<Item> items) {
    return items.collect(
        Collectors.groupingBy(item -> item.kind().word(), TreeMap::new, Collectors.counting()));
  }

  private static void refuse(Faults faults) {
    List<Flaw> flaws = faults.flaws();
    if (flaws.isEmpty()) {
      return;
    }
    List<ItemError> errors =
        flaws.stream()
            .limit(MOST_SHOWN)
            .map(flaw -> ItemError.of(place(flaw), flaw.reason(), flaw.remedy()))
            .toList();
    throw new Fault(
        ErrorCode.INVALID_VALUE,
        "The file has %s. %s"
            .formatted(
                flaws.size() == 1 ? "a flaw" : flaws.size() + " flaws", flaws.get(0).sentence()),
        errors);
  }

  private static String place(Flaw flaw) {
    return flaw.file()
        + (flaw.line() == 0 ? "" : ":" + flaw.line())
        + (flaw.field() == null ? "" : " " + Objects.requireNonNull(flaw.field()));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
