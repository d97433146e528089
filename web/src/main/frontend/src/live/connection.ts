export interface ConnectionListener {
  onState: (live: boolean) => void;
  onChange: (topic: string, data: unknown) => void;
}

/** What the stream names. A message says only what changed, and the API says how. */
const TOPICS = ['event', 'alert'];
const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 30_000;

/**
 * A live stream that comes back. EventSource tries again by itself only when the network fails, and never after an
 * HTTP error such as that of a gateway whose server restarts, so each try here is a new one.
 */
export class LiveConnection {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(
    private readonly url: string,
    private readonly listener: ConnectionListener,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    const source = new EventSource(this.url);
    this.source = source;
    source.onopen = () => {
      this.failures = 0;
      this.listener.onState(true);
    };
    source.onerror = () => this.comeBack();
    for (const topic of TOPICS) {
      source.addEventListener(topic, (event: MessageEvent) => this.listener.onChange(topic, event.data));
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.source?.close();
  }

  private comeBack(): void {
    this.stop();
    const pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * 2 ** this.failures);
    this.failures += 1;
    // Spread, so that a restarted server is not asked by every browser at the same moment.
    this.timer = setTimeout(() => this.start(), pause * (0.5 + this.random() / 2));
    this.listener.onState(false);
  }
}
