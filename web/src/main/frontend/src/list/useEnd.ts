import { useEffect, useEffectEvent, useState } from 'react';

/** How far below the window it begins, so that nobody waits at the end. */
const AHEAD = '600px';

/** Watches whether the end of a list comes into view; the answer is where the end is to be hung. */
export function useEnd(isWatched: boolean, onSeen: () => void): (end: Element | null) => void {
  const [end, setEnd] = useState<Element | null>(null);
  const seen = useEffectEvent(onSeen);
  useEffect(() => {
    if (end === null || !isWatched || typeof IntersectionObserver === 'undefined') {
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          seen();
        }
      },
      { rootMargin: AHEAD },
    );
    observer.observe(end);
    return () => observer.disconnect();
  }, [end, isWatched]);
  return setEnd;
}
