/** Runs an action once for any number of calls within a time, at its end. */
export function after(millis: number, action: () => void): { soon: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        action();
      }, millis);
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
