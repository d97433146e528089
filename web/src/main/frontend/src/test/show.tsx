import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import type { Session } from '../api/types';
import { NoticesProvider } from '../notices/NoticesProvider';

/**
 * Shows a part of the application at an address, to whom a test says. Nothing is tried twice, so that a failure is seen
 * at once.
 */
export function show(part: ReactNode, address: string, session?: Session): void {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (session !== undefined) {
    queries.setQueryData(['session'], session);
  }
  render(
    <QueryClientProvider client={queries}>
      <NoticesProvider>
        <MemoryRouter initialEntries={[address]}>{part}</MemoryRouter>
      </NoticesProvider>
    </QueryClientProvider>,
  );
}
