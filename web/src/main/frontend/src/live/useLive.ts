import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { begunOf } from '../handling/begun';
import { patient } from '../handling/versions';
import { after } from './after';
import { LiveConnection } from './connection';
import { heard, isTouched, NO_NEWS, type News } from './news';

const QUIET_MILLIS = 100;

/** Reads again what the server says has changed, and everything when the connection comes back. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    let news: News = NO_NEWS;
    const refresh = after(QUIET_MILLIS, async () => {
      await patient(begunOf(queries).over());
      const told = news;
      news = NO_NEWS;
      await queries.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, told) });
    });
    const connection = new LiveConnection('/api/v1/stream', {
      onChange: (topic, data) => {
        news = heard(news, topic, data);
        refresh.soon();
      },
      onState: (now) => {
        setLive(now);
        if (now) {
          news = { ...news, everything: true };
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
