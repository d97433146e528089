package io.belfry.faults;

import io.belfry.engine.Release;
import io.belfry.runbook.FreeRules;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.SampleReleases;
import java.util.List;

/** A release with a rule that fires again and again, as long as one type of alert is looked at. */
final class LoopingRelease {
  private static final Release RELEASE =
      ReleaseCompiler.compile(
          SampleReleases.policies(),
          List.of(SampleReleases.KNOWN),
          List.of(
              new FreeRules(
                  "rules/loop.drl",
                  """
                  rule "Loop"
                    salience 695
                  when
                    $alert : AlertFact( type == "Loop" )
                  then
                    update($alert);
                  end
                  """)));

  private LoopingRelease() {}

  static Release get() {
    return RELEASE;
  }
}
