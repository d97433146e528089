package io.belfry.engine;

import java.util.List;
import java.util.Map;

/** Where outcomes go: the ledger in the server, a list in scenarios and backtests. */
public interface OutcomeSink {

  /** The position up to which each tenant's outcomes are kept; tenants without any are absent. */
  Map<Long, Long> checkpoints() throws Exception;

  /** Keeps all of them, or none and throws. They come in the order of their positions. */
  void keep(List<Outcome> outcomes) throws Exception;
}
