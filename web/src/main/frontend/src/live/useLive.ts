import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { after } from './after';

const QUIET_MILLIS = 100;

/** Reads again what the server says has changed, and everything when the connection comes back. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    const stream = new EventSource('/api/v1/stream');
    const refresh = after(QUIET_MILLIS, () => {
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    });
    stream.addEventListener('event', refresh.soon);
    stream.addEventListener('alert', refresh.soon);
    stream.onopen = () => {
      setLive(true);
      refresh.soon();
    };
    stream.onerror = () => {
      setLive(false);
      // A session that has ended looks like a lost connection: asking tells which it is.
      void queries.invalidateQueries({ queryKey: ['session'] });
    };
    return () => {
      stream.close();
      refresh.cancel();
    };
  }, [queries]);
  return live;
}
