import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { after } from './after';
import { LiveConnection } from './connection';

const QUIET_MILLIS = 100;
/** What no alert changes. */
const LASTING = ['session', 'people', 'choices'];

/** Reads again what the server says has changed, and everything when the connection comes back. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    const refresh = after(QUIET_MILLIS, () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => !LASTING.includes(String(queryKey[0])) }),
    );
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
