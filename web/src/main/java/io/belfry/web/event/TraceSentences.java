package io.belfry.web.event;

import java.util.ArrayList;
import java.util.List;

/** Tells people where an alert went. */
final class TraceSentences {
  private TraceSentences() {}

  static List<String> of(TraceView trace) {
    List<String> sentences = new ArrayList<>();
    TraceView.Received received = trace.received();
    sentences.add(
        received.contentType() == null
            ? "Received from %s at %s; the original request is no longer kept."
                .formatted(received.source(), received.at())
            : "Received from %s at %s, in a request of type %s with %d bytes."
                .formatted(
                    received.source(), received.at(), received.contentType(), received.bytes()));
    sentences.add(
        "Stored in the journal at position %d as alert %d of its request."
            .formatted(trace.journalled().position(), trace.journalled().index() + 1));
    judged(trace, sentences);
    if (trace.event() != null) {
      sentences.add("It is linked to event %d.".formatted(trace.event().number()));
    }
    return sentences;
  }

  private static void judged(TraceView trace, List<String> sentences) {
    TraceView.Judged judged = trace.judged();
    if (judged == null) {
      sentences.add("It waits to be judged.");
      return;
    }
    if (judged.held() != null) {
      sentences.add(
          "Held first, by the rule \"%s\": %s"
              .formatted(judged.held().rule(), judged.held().reason()));
    }
    sentences.add("Judged: %s. %s".formatted(judged.fate(), judged.reason()));
    if (judged.rule() != null) {
      sentences.add(
          judged.release() == null
              ? "The rule \"%s\" decided it.".formatted(judged.rule())
              : "The rule \"%s\" of release %s decided it."
                  .formatted(judged.rule(), judged.release()));
    }
    TraceView.Replay replay = trace.replay();
    if (replay.reason() != null) {
      sentences.add(replay.reason());
    } else if (Boolean.FALSE.equals(replay.agrees())) {
      sentences.add(
          "Judged again it comes to something else than what is stored. Tell those who run Belfry.");
    }
  }
}
