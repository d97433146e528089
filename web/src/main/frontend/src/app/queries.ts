import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/client';

/** How everything is read. */
export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // What the server refused it will refuse again; what did not arrive may arrive now.
        retry: (count, error) => !isProblem(error) && count < 3,
        staleTime: 5_000,
        // Without a network it would wait in silence for ever; so it says that nobody answers, and tries again then.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  });
}
