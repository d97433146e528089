import '@patternfly/react-core/dist/styles/base.css';
import './app/belfry.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { isProblem } from './api/client';
import { App } from './app/App';
import { NoticesProvider } from './notices/NoticesProvider';
import { followTheme } from './app/theme';

followTheme();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server refused it will refuse again; what did not arrive may arrive now.
      retry: (count, error) => !isProblem(error) && count < 3,
      staleTime: 5_000,
    },
  },
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <NoticesProvider>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </NoticesProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
