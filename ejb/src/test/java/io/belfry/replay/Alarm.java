package io.belfry.replay;

/**
 * One row of a record: something was wrong with a device for a while.
 *
 * @param start in seconds, from wherever the record counts
 * @param end in seconds, never before the start
 */
record Alarm(Pair pair, long start, long end) {

  /** What an event is about: one type of alarm of one device. */
  record Pair(String device, String type) {
    String key() {
      return "device " + device + " alarm " + type;
    }
  }

  /** One that ends before it starts was over at once: that it was there must not be lost. */
  Alarm {
    end = Math.max(start, end);
  }
}
