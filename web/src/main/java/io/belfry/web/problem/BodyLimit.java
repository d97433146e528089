package io.belfry.web.problem;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Settings;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a body that is larger than a resource ever needs: by its announced length before it is
 * read, and while it is read when none was announced. {@code BELFRY_MAX_BODY} sets the bytes.
 */
@Provider
@PreMatching
public class BodyLimit implements ContainerRequestFilter {
  private static final int DEFAULT_BYTES = 1 << 20;
  private static final int PACKAGE_BYTES = 8 << 20;
  private static final int CATALOGUE_BYTES = 32 << 20;
  private static final int ALERTS_BYTES = 64 << 20;

  private final int most;

  /** Reads the limit from the settings of the process. */
  public BodyLimit() {
    most =
        Settings.ofProcess().number("BELFRY_MAX_BODY", DEFAULT_BYTES, 1 << 10, Integer.MAX_VALUE);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    int most = most(request.getUriInfo().getPath());
    if (request.getLength() > most) {
      throw tooLarge(most);
    }
    if (request.hasEntity()) {
      request.setEntityStream(new LimitedStream(request.getEntityStream(), most));
    }
  }

  /** Files are larger than what people write. */
  private int most(String path) {
    return switch (path.replaceAll("^/|/$", "")) {
      case "packages" -> Math.max(most, PACKAGE_BYTES);
      case "catalogue", "catalogue/csv" -> Math.max(most, CATALOGUE_BYTES);
      case "backtests/files" -> Math.max(most, ALERTS_BYTES);
      default -> most;
    };
  }

  static Fault tooLarge(long most) {
    return new Fault(
        ErrorCode.BODY_TOO_LARGE, "The body has more than " + most + " bytes. Send less at once.");
  }
}
