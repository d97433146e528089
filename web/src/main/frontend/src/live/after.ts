/**
 * Runs an action once for any number of calls within a time, at its end. The next run waits for the one before: where
 * news comes faster than it can be read, reading it would otherwise begin again for ever.
 */
export function after(
  millis: number,
  action: () => Promise<unknown>,
): { soon: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isAsked = false;

  const soon = () => {
    if (isRunning) {
      isAsked = true;
    } else {
      timer ??= setTimeout(run, millis);
    }
  };
  const run = () => {
    timer = undefined;
    isRunning = true;
    // What fails says so where it is shown.
    void action()
      .catch(() => undefined)
      .then(() => {
        isRunning = false;
        if (isAsked) {
          isAsked = false;
          soon();
        }
      });
  };
  return {
    soon,
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      isAsked = false;
    },
  };
}
