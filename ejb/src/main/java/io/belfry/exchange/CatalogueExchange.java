package io.belfry.exchange;

import io.belfry.platform.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of the current tenant as a file: given out, compared, taken in. A dry run does all
 * of it and takes it back, so that what it says is what would happen.
 */
@ApplicationScoped
public class CatalogueExchange {
  private final CatalogueTransaction transaction;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CatalogueExchange() {
    this(null);
  }

  /** Creates it from what does the work in one transaction. */
  @Inject
  public CatalogueExchange(CatalogueTransaction transaction) {
    this.transaction = transaction;
  }

  /**
   * The catalogue as a file.
   *
   * @param tag the same as long as the text is
   */
  public record Export(String text, String tag) {}

  /**
   * How a file is to be taken in.
   *
   * @param dryRun to see the difference alone
   * @param remove to remove what the sections of the file leave out
   * @param tag of the catalogue that the file was made from, or null for whichever it is
   */
  public record Terms(boolean dryRun, boolean remove, @Nullable String tag) {}

  /** Returns all of it; the same catalogue is always the same text. */
  public Export export() {
    return transaction.export();
  }

  /**
   * Makes the catalogue as a YAML file says, all of it or nothing. A section that is left out stays
   * as it is.
   *
   * @throws Fault invalid-value with all that is wrong, each with line and field;
   *     precondition-failed; conflict for what cannot be removed
   */
  public Difference take(String yaml, Terms terms) {
    return takeBackAfterDryRun(() -> transaction.take(yaml, terms));
  }

  /**
   * The same from a CSV file. What it has no column for stays as it is.
   *
   * @throws Fault as the other
   */
  public Difference takeCsv(String csv, CsvTerms columns, Terms terms) {
    return takeBackAfterDryRun(() -> transaction.takeCsv(csv, columns, terms));
  }

  /**
   * Reads a YAML file for rules that judge by it somewhere else; the catalogue stays as it is. A
   * section that is left out is that of the catalogue. People are not looked for.
   *
   * @throws Fault invalid-value with all that is wrong, each with line and field
   */
  public GivenCatalogue given(String yaml) {
    return transaction.given(yaml);
  }

  private static Difference takeBackAfterDryRun(Supplier<Difference> work) {
    try {
      return work.get();
    } catch (DryRun done) {
      return done.difference();
    }
  }
}
