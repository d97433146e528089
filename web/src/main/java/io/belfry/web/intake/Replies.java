package io.belfry.web.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.belfry.intake.Intake;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.web.JsonMapping;
import io.belfry.web.problem.Problem;
import io.belfry.web.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a door answers: as its senders expect it. */
interface Replies {

  /** What was stored, and what was not. */
  Reply taken(Intake.Receipt receipt);

  /** Why nothing was. */
  default Reply refused(Throwable failure) {
    Problem problem = Problems.of(failure);
    return new Reply(problem.status(), Problem.MEDIA_TYPE, json(problem));
  }

  /** 202 with the ids, and the rejected by index. */
  static Replies belfry() {
    return receipt -> {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < receipt.keys().size(); i++) {
        ids.add(receipt.position() + "-" + i);
      }
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("accepted", ids.size());
      body.put("rejected", Problem.of(ErrorCode.INVALID_VALUE, "", receipt.rejected()).errors());
      body.put("ids", ids);
      return new Reply(202, Reply.JSON, json(body));
    };
  }

  /**
   * 200 without a body; 400 with the reasons when some were bad, though the good ones are stored.
   */
  static Replies alertmanager() {
    return receipt ->
        receipt.rejected().isEmpty()
            ? Reply.empty(200)
            : new Reply(
                400,
                Problem.MEDIA_TYPE,
                json(
                    Problem.of(
                        ErrorCode.INVALID_VALUE,
                        "The others were stored (%d).".formatted(receipt.keys().size()),
                        receipt.rejected())));
  }

  /** 200 and a word: what a job's log shows of it. */
  static Replies heartbeat() {
    return receipt -> new Reply(200, "text/plain", "OK\n".getBytes(StandardCharsets.UTF_8));
  }

  /** 202 with the dedup_key; errors as PagerDuty lists them. */
  static Replies pagerDuty() {
    return new Replies() {
      @Override
      public Reply taken(Intake.Receipt receipt) {
        return new Reply(
            202,
            Reply.JSON,
            json(
                Map.of(
                    "status",
                    "success",
                    "message",
                    "Event processed",
                    "dedup_key",
                    receipt.keys().get(0))));
      }

      @Override
      public Reply refused(Throwable failure) {
        if (failure instanceof Fault fault && Problems.of(fault).status() == 400) {
          List<String> errors =
              fault.errors().isEmpty()
                  ? List.of(fault.detail())
                  : fault.errors().stream().map(Replies::sentence).toList();
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("status", "invalid event");
          body.put("message", "Event object is invalid");
          body.put("errors", errors);
          return new Reply(400, Reply.JSON, json(body));
        }
        return Replies.super.refused(failure);
      }
    };
  }

  private static String sentence(ItemError error) {
    return error.reason() + ". " + error.remedy();
  }

  private static byte[] json(Object body) {
    try {
      return JsonMapping.mapper().writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An answer could not be written", impossible);
    }
  }
}
