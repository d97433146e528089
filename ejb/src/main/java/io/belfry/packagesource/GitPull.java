package io.belfry.packagesource;

import io.belfry.platform.Fault;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Texts;
import io.belfry.runbook.Manifest;
import io.belfry.runbook.RulePackage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a package from the last commit of a branch: by HTTP, one commit deep, into
 * memory, within {@link PullLimits}.
 */
final class GitPull {
  private static final int MOST_SHOWN = 500;
  private static final Set<String> AT_THE_TOP =
      Set.of(
          Manifest.FILE,
          RulePackage.PRIORITY_TABLE,
          RulePackage.ROUTING_TABLE,
          "README.md",
          "CHANGELOG.md");

  private final OutboundAddresses addresses;
  private final PullLimits limits;
  private final InstantSource clock;

  /** The files of a package, by their path in it, and the commit that has them. */
  record Pulled(String commit, SortedMap<String, byte[]> files) {}

  GitPull(OutboundAddresses addresses, PullLimits limits, InstantSource clock) {
    this.addresses = addresses;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Pulls.
   *
   * @param known the commit of which everything is known already
   * @return null when that is still the last one
   * @throws PullFailure when it cannot be reached, or there is no package
   */
  @Nullable Pulled of(PackageSource source, @Nullable SignIn signIn, @Nullable String known)
      throws PullFailure {
    try (Repository repository = new PulledRepository(limits.object())) {
      URI home = addresses.read("address", source.address());
      MeteredHttp http = new MeteredHttp(home, addresses, limits, clock);
      try (Transport transport = Transport.open(repository, new URIish(source.address()))) {
        if (!(transport instanceof TransportHttp overHttp)) {
          throw new PullFailure("The address is none of HTTP. Use https.");
        }
        overHttp.setHttpConnectionFactory(http);
        transport.setTimeout((int) limits.silence().toSeconds());
        if (signIn != null) {
          transport.setCredentialsProvider(
              new UsernamePasswordCredentialsProvider(signIn.user(), signIn.token()));
        }
        ObjectId commit = last(transport, source.branch());
        if (commit.name().equals(known)) {
          return null;
        }
        transport.setDepth(1);
        transport.fetch(
            NullProgressMonitor.INSTANCE,
            List.of(new RefSpec("+refs/heads/%s:refs/heads/pulled".formatted(source.branch()))));
        return files(repository, source);
      }
    } catch (Fault refused) {
      throw new PullFailure(refused.detail(), refused);
    } catch (URISyntaxException | IOException | RuntimeException failure) {
      throw new PullFailure("The repository cannot be read: " + reason(failure), failure);
    }
  }

  private static ObjectId last(Transport transport, String branch) throws IOException, PullFailure {
    try (FetchConnection connection = transport.openFetch()) {
      Ref ref = connection.getRef("refs/heads/" + branch);
      ObjectId commit = ref == null ? null : ref.getObjectId();
      if (commit == null) {
        throw new PullFailure("The repository has no branch (%s).".formatted(branch));
      }
      return commit;
    }
  }

  private Pulled files(Repository repository, PackageSource source)
      throws IOException, PullFailure {
    SortedMap<String, byte[]> files = new TreeMap<>();
    ObjectId commit = repository.resolve("refs/heads/pulled");
    if (commit == null) {
      throw new PullFailure("The server did not send the branch. Maybe try again later.");
    }
    long total = 0;
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(commits.parseCommit(commit).getTree());
      tree.setRecursive(true);
      String prefix = source.path().isEmpty() ? "" : source.path() + "/";
      if (!source.path().isEmpty()) {
        tree.setFilter(PathFilter.create(source.path()));
      }
      while (tree.next()) {
        String path = tree.getPathString();
        String within = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
        if (!belongs(within)) {
          continue;
        }
        if (tree.getFileMode() != FileMode.REGULAR_FILE
            && tree.getFileMode() != FileMode.EXECUTABLE_FILE) {
          throw new PullFailure(
              "%s is a link. Put the file itself there.".formatted(Texts.shown(path)));
        }
        byte[] content = content(tree, path);
        total += content.length;
        files.put(within, content);
        if (files.size() > limits.files() || total > limits.total()) {
          throw new PullFailure(
              "The package has more than %d files or %d bytes. Split it."
                  .formatted(limits.files(), limits.total()));
        }
      }
    }
    if (!files.containsKey(Manifest.FILE)) {
      throw new PullFailure(
          "There is no %s%s on the branch (%s). Check branch and path."
              .formatted(
                  source.path().isEmpty() ? "" : source.path() + "/",
                  Manifest.FILE,
                  source.branch()));
    }
    return new Pulled(commit.name(), files);
  }

  /** A repository has more than its package: what is built by it, and how. */
  private static boolean belongs(String path) {
    return AT_THE_TOP.contains(path)
        || path.startsWith(RulePackage.RUNBOOKS)
        || path.startsWith(RulePackage.SCENARIOS);
  }

  private byte[] content(TreeWalk tree, String path) throws IOException, PullFailure {
    ObjectLoader file = tree.getObjectReader().open(tree.getObjectId(0));
    if (file.getSize() > limits.file()) {
      throw new PullFailure(
          "%s has more than %d bytes. Split it.".formatted(Texts.shown(path), limits.file()));
    }
    return file.getBytes(limits.file());
  }

  /** The innermost reason says most, and the outer ones repeat the address. */
  private static String reason(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null && inner instanceof TransportException) {
      inner = inner.getCause();
    }
    String message = inner.getMessage();
    String text = message == null ? inner.getClass().getSimpleName() : message;
    return Texts.cut(Texts.storable(text).replaceAll("\\s+", " ").strip(), MOST_SHOWN);
  }
}
