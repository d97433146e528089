package io.belfry.packagesource;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/** Holds what one pull received, in memory, and no object that is larger than it may be. */
final class PulledRepository extends InMemoryRepository {
  private final long largest;

  PulledRepository(long largest) {
    super(new DfsRepositoryDescription("pulled"));
    this.largest = largest;
    // A server could send Belfry somewhere else.
    getConfig().setString("http", null, "followRedirects", "false");
  }

  @Override
  public ObjectInserter newObjectInserter() {
    ObjectInserter inserter = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return inserter;
      }

      /** A few bytes can say that they unpack to gigabytes. */
      @Override
      public PackParser newPackParser(InputStream from) throws IOException {
        PackParser parser = inserter.newPackParser(from);
        parser.setMaxObjectSizeLimit(largest);
        return parser;
      }
    };
  }
}
