import { vi } from 'vitest';

/** A live stream that opens, tells and breaks when a test says so. */
export class FakeStream extends EventTarget {
  static opened: FakeStream[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  isClosed = false;

  constructor(readonly url: string) {
    super();
    FakeStream.opened.push(this);
  }

  close(): void {
    this.isClosed = true;
  }

  static install(): void {
    FakeStream.opened = [];
    vi.stubGlobal('EventSource', FakeStream);
  }

  static get latest(): FakeStream {
    const latest = FakeStream.opened.at(-1);
    if (latest === undefined) {
      throw new Error('Nobody has opened a stream.');
    }
    return latest;
  }
}
