import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { after } from './after';
import { LiveConnection } from './connection';

const QUIET_MILLIS = 100;

/** Reads again what the server says has changed, and everything when the connection comes back. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    const refresh = after(QUIET_MILLIS, () => {
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    });
    const connection = new LiveConnection('/api/v1/stream', {
      onChange: refresh.soon,
      onState: (now) => {
        setLive(now);
        if (now) {
          refresh.soon();
        } else {
          // A session that has ended looks like a lost connection: asking tells which it is.
          void queries.invalidateQueries({ queryKey: ['session'] });
        }
      },
    });
    connection.start();
    return () => {
      connection.stop();
      refresh.cancel();
    };
  }, [queries]);
  return live;
}
