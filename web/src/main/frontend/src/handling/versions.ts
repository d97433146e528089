/** More of them nobody goes back to. */
const MOST = 200;
/** Whoever waits longer for what came before would not know why nothing happens. */
const PATIENCE_MILLIS = 10_000;

/**
 * What a person's own changes made of the versions that they were based on. Whoever acknowledges and closes at once has
 * not seen the version in between, and must not be refused for it; a change of somebody else still refuses.
 */
export class OwnVersions {
  private readonly after = new Map<string, number>();
  private readonly turns = new Map<string, Promise<unknown>>();

  /**
   * Performs a change when those before it have been answered.
   *
   * @param seen the version that the person saw
   * @param change gets the version to base it on, and answers the one that it made
   */
  async following(id: string, seen: number, change: (version: number) => Promise<number>): Promise<void> {
    const before = this.turns.get(id);
    const turn = (async () => {
      await patient(before);
      const version = this.latest(id, seen);
      this.remember(`${id} ${version}`, await change(version));
    })();
    // One that is refused makes nothing, and holds nobody up.
    const done = turn.catch(() => undefined);
    this.turns.set(id, done);
    void done.then(() => this.turns.get(id) === done && this.turns.delete(id));
    await turn;
  }

  private latest(id: string, seen: number): number {
    const next = this.after.get(`${id} ${seen}`);
    return next === undefined || next <= seen ? seen : this.latest(id, next);
  }

  private remember(key: string, version: number): void {
    this.after.delete(key);
    this.after.set(key, version);
    const [oldest] = this.after.keys();
    if (this.after.size > MOST && oldest !== undefined) {
      this.after.delete(oldest);
    }
  }
}

/** Waits for it, but not for ever. */
export async function patient(before: Promise<unknown> | undefined): Promise<void> {
  if (before === undefined) {
    return;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE_MILLIS)));
  await Promise.race([before, enough]);
  clearTimeout(timer);
}
